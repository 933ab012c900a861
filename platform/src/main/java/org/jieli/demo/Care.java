package org.jieli.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an invented person went through in a year. */
record Care(List<Visit> visits, List<Stay> stays, List<Check> checks, List<Way> ways) {

    /** A visit with its pressure where it was measured. */
    record Visit(
            UUID id,
            UUID place,
            Instant at,
            String code,
            String name,
            @Nullable Integer systolic,
            @Nullable Integer diastolic,
            double cost) {}

    /** A stay in hospital; the end is null while it lasts, and the ward may have said since when the person is stable. */
    record Stay(
            UUID id,
            UUID place,
            UUID department,
            Instant from,
            @Nullable Instant to,
            @Nullable Instant stableSince,
            String route,
            String disposition,
            String code,
            String name,
            double cost) {}

    /** A follow-up; what was found is null while it is due. */
    record Check(
            UUID id,
            UUID place,
            LocalDate dueOn,
            @Nullable Instant doneAt,
            int systolic,
            int diastolic,
            double glucose,
            boolean controlled,
            boolean diabetes) {}

    /** A referral. */
    record Way(
            UUID id,
            boolean up,
            UUID from,
            UUID to,
            Instant at,
            String state,
            boolean urgent,
            String code,
            String name,
            UUID department) {}
}
