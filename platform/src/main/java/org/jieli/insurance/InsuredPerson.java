package org.jieli.insurance;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the rules ask of a person.
 *
 * @param born for the rules by age
 * @param groups codes of person groups of the rules, e.g. {@code RETIRED}
 * @param assistance code of a group of medical assistance, e.g. {@code MINIMUM_LIVING}; null for most
 * @param contracted whether a family-doctor agreement holds
 */
public record InsuredPerson(
        Scheme scheme,
        LocalDate born,
        Set<String> groups,
        @Nullable String assistance,
        boolean contracted) {}
