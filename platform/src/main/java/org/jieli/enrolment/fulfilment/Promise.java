package org.jieli.enrolment.fulfilment;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jieli.enrolment.KeyPopulation;
import org.jieli.enrolment.ServiceKind;
import org.jspecify.annotations.Nullable;

/**
 * What a package promises in a year of an agreement.
 *
 * @param times how often; null as needed
 * @param dueOn when the next one is to be given; null when all were given, or none is due any more
 * @param services those that ticked it, the newest first
 */
public record Promise(
        UUID id,
        int year,
        ServiceKind kind,
        String words,
        @Nullable KeyPopulation population,
        @Nullable Integer times,
        int given,
        LocalDate yearFrom,
        LocalDate yearTo,
        @Nullable LocalDate dueOn,
        List<Service> services) {

    /** A service that was given. */
    public record Service(
            UUID id,
            ServiceKind kind,
            java.time.Instant at,
            String by,
            UUID institutionId,
            @Nullable String path,
            @Nullable String words,
            @Nullable UUID promiseId) {}

    public boolean isOverdueOn(LocalDate day) {
        return dueOn != null && dueOn.isBefore(day);
    }

    public boolean isFulfilled() {
        return times != null && given >= times;
    }
}
