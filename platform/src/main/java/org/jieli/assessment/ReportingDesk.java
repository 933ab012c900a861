package org.jieli.assessment;

import java.time.Instant;
import java.util.Optional;

/** What waits for the asker in reporting, for his start page. */
public interface ReportingDesk {

    /** Empty when no task is open or nothing waits. */
    Optional<Waiting> waiting();

    /**
     * What waits in the open task that closes first.
     *
     * @param toFill reports that the asker fills in and that are with him
     * @param returned those of them that were sent back
     * @param toReview reports that wait for his review
     */
    record Waiting(String task, Instant closes, long toFill, long returned, long toReview) {}
}
