package org.jieli.enrolment.policy;

import java.time.LocalDate;
import java.util.List;
import org.jieli.enrolment.KeyPopulation;
import org.jieli.shared.Confidence;

/**
 * How a key population is recognised.
 *
 * @param codes beginnings of ICD-10 codes, for those by diagnosis
 * @param ageFrom years completed, for those by birth date
 * @param ageTo the last year of age that counts
 */
public record PopulationRule(
        KeyPopulation population,
        By by,
        List<String> codes,
        int ageFrom,
        int ageTo,
        String source,
        Confidence confidence) {

    /** Where the record tells it. */
    public enum By {
        BIRTH,
        DIAGNOSIS,
        HAND
    }

    public boolean fits(String icd10) {
        return codes.stream().anyMatch(icd10::startsWith);
    }

    public boolean fits(LocalDate birthDate, LocalDate on) {
        int age = birthDate.until(on).getYears();
        return by == By.BIRTH && age >= ageFrom && age <= ageTo;
    }

    /** The first day of birth of those who are in it on the day. */
    public LocalDate bornFrom(LocalDate on) {
        return on.minusYears(ageTo + 1L).plusDays(1);
    }

    /** The last day of birth of those who are in it on the day. */
    public LocalDate bornUntil(LocalDate on) {
        return on.minusYears(ageFrom);
    }
}
