package org.jieli.insurance.claim;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jieli.insurance.InsuredPerson;
import org.jieli.insurance.Lasting;
import org.jieli.insurance.Scheme;
import org.jieli.resident.Sex;
import org.jspecify.annotations.Nullable;

/**
 * That somebody is insured, where, and for how long.
 *
 * @param region code of the pooling region
 * @param personNumber 参保号, psn_no of the national interface
 * @param groups codes of person groups that the fund knows
 * @param assistance code of a group of medical assistance; null for most
 * @param from first day
 * @param to last day; null while open
 */
public record Insured(
        UUID id,
        UUID residentId,
        String region,
        Scheme scheme,
        String personNumber,
        LocalDate born,
        Sex sex,
        Set<String> groups,
        @Nullable String assistance,
        LocalDate from,
        @Nullable LocalDate to)
        implements Lasting {

    /** What the rules ask of the person. */
    public InsuredPerson person(boolean contracted) {
        return new InsuredPerson(scheme, born, groups, assistance, contracted);
    }
}
