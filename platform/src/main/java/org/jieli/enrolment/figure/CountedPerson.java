package org.jieli.enrolment.figure;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whom a figure is about.
 *
 * @param agreementId what decides it; the last one of those who have none on the day
 * @param reason message key of why he counts or does not: {@code enrolment.counts-<reason>}
 * @param day the day that goes with the reason: since when, until when, or since when something is behind
 */
record CountedPerson(
        UUID residentId,
        boolean counts,
        @Nullable UUID agreementId,
        String reason,
        @Nullable LocalDate day,
        @Nullable String detail) {}
