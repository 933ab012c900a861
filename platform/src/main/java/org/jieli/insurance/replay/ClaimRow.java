package org.jieli.insurance.replay;

import java.util.UUID;
import org.jieli.insurance.Claim;
import org.jieli.insurance.InsuredPerson;

/**
 * A stored bill with the person it is of.
 *
 * @param county code of the county where the person lives; empty when not known
 */
record ClaimRow(UUID resident, InsuredPerson person, String county, Claim claim) {}
