package org.jieli.enrolment.population;

import java.time.LocalDate;
import java.util.UUID;
import org.jieli.enrolment.KeyPopulation;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in a key population that his birth date does not tell.
 *
 * @param until the first day on which he no longer is, null while he is
 * @param source VISIT, STAY or HAND
 * @param sourceId the visit or stay that told it
 * @param recordedBy who wrote it down, empty where the record told it
 */
record KeyPerson(
        UUID id,
        UUID residentId,
        KeyPopulation population,
        LocalDate since,
        @Nullable LocalDate until,
        String source,
        @Nullable UUID sourceId,
        String recordedBy) {

    boolean isByHand() {
        return "HAND".equals(source);
    }
}
