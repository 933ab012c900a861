package org.jieli.insurance.replay;

import java.time.Instant;
import java.util.UUID;
import org.jieli.insurance.Scheme;
import org.jspecify.annotations.Nullable;

/**
 * A year's bills settled once more by two versions of the rules.
 *
 * @param region the pooling region
 * @param year of the bills, by their last day
 * @param base the version to compare with
 * @param proposed the version to try
 * @param expected bills of the year when it was begun
 * @param done bills that are through
 * @param people persons that had bills, when it is done
 * @param millis how long it took, when it is done
 * @param failure why it failed, in words
 */
record Replay(
        UUID id,
        String region,
        Scheme scheme,
        int year,
        UUID base,
        UUID proposed,
        String name,
        ReplayState state,
        String askedBy,
        Instant askedAt,
        long expected,
        long done,
        long people,
        @Nullable Long millis,
        @Nullable String failure) {

    /** How far a replay is. */
    enum ReplayState {
        WAITING,
        RUNNING,
        DONE,
        FAILED
    }

    boolean isOver() {
        return state == ReplayState.DONE || state == ReplayState.FAILED;
    }

    /** Of the expected bills, 0 to 100. */
    int percent() {
        return expected == 0 ? 0 : (int) Math.min(100, done * 100 / expected);
    }

    /** Bills a second, when it is done. */
    long perSecond() {
        return millis == null || millis == 0 ? 0 : done * 1000 / millis;
    }
}
