package org.jieli.insurance.replay;

import java.util.UUID;
import org.jieli.insurance.Claim;
import org.jieli.insurance.InsuredPerson;

/** A stored bill with the person it is of. */
record ClaimRow(UUID resident, InsuredPerson person, Claim claim) {}
