package org.jieli.insurance.replay;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jieli.insurance.Scheme;
import org.jspecify.annotations.Nullable;

/**
 * A year's bills settled once more by two versions of the rules.
 *
 * @param region the pooling region
 * @param year of the bills, by their last day
 * @param pairs one for each scheme that is tried
 * @param expected bills of the year when it was begun
 * @param done bills that are through
 * @param people persons that had bills, when it is done
 * @param millis how long it took, when it is done
 * @param skipped bills of people who were not insured that day, or in no sum
 * @param span the days of its bills, when it is done; null for those done before this was kept
 * @param failure why it failed, as a message key
 * @param failureDetail what the message names
 */
record Replay(
        UUID id,
        String region,
        int year,
        List<Pair> pairs,
        String name,
        ReplayState state,
        String askedBy,
        Instant askedAt,
        long expected,
        long done,
        long people,
        @Nullable Long millis,
        long skipped,
        @Nullable Span span,
        @Nullable String failure,
        @Nullable String failureDetail) {

    Replay {
        pairs = List.copyOf(pairs);
    }

    /** The version that a scheme's bills are compared by, and the one to try. */
    record Pair(Scheme scheme, UUID base, UUID proposed) {}

    /**
     * The days of the bills that were settled.
     *
     * @param missing months of the year without a bill
     */
    record Span(LocalDate first, LocalDate last, List<Integer> missing) {

        Span {
            missing = List.copyOf(missing);
        }
    }

    Pair first() {
        return pairs.getFirst();
    }

    /** The version whose names of levels are shown. */
    UUID base() {
        return first().base();
    }

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
