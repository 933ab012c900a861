package org.jieli.insurance.people;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jieli.insurance.Scheme;
import org.jieli.resident.Sex;
import org.jspecify.annotations.Nullable;

/**
 * An insured person in a list: the time that holds today, else the latest.
 *
 * @param age full years today
 * @param groups codes
 * @param to last day; null while open
 * @param today whether it holds today
 */
public record ListedPerson(
        UUID id,
        UUID residentId,
        String personNumber,
        int age,
        Sex sex,
        Scheme scheme,
        List<String> groups,
        @Nullable String assistance,
        LocalDate from,
        @Nullable LocalDate to,
        boolean today) {}
