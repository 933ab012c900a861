package org.jieli.insurance.parameter;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the bills on a version's days are settled again.
 *
 * @param bills how many lie on its days
 * @param people of so many people
 * @param done people who are through
 * @param left people whose bills could not be settled again and stay as they were
 * @param changed bills for which somebody pays another amount than before, those among them that only follow in a person's course
 * @param insuredMore what the funds pay more for them, yuan; negative when less
 * @param personMore the same of the people
 */
public record SettledAgain(
        ResettlementState state,
        String askedBy,
        Instant askedAt,
        @Nullable Instant endedAt,
        long bills,
        long people,
        long done,
        long left,
        long changed,
        BigDecimal insuredMore,
        BigDecimal personMore) {

    /** Where it stands. */
    public enum ResettlementState {
        WAITING,
        RUNNING,
        DONE
    }

    /** Whether nothing is to be done any more. */
    public boolean hasEnded() {
        return state == ResettlementState.DONE;
    }

    /** Of a hundred people. */
    public int percent() {
        return people == 0 ? 0 : (int) Math.min(100, done * 100 / people);
    }
}
