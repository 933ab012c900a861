package org.jieli.assessment.task;

import java.time.Instant;

/**
 * Something that happened to a report.
 *
 * @param state where it stood after
 * @param words the reason, or what was said; empty for none
 * @param submission how many versions were frozen by then
 */
public record ReportEvent(
        long id,
        ReportAction action,
        ReportState state,
        String words,
        int submission,
        String byName,
        String atPlace,
        Instant at) {}
