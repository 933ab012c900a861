package org.jieli.insurance.budget;

import java.time.LocalDate;
import java.util.UUID;
import org.jieli.insurance.Scheme;

/** An insured person whom an alliance answers for. */
record BudgetHead(UUID residentId, Scheme scheme, LocalDate born) {}
