package org.jieli.insurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Months in few words. */
class MonthRunsTests {

    @Test
    void monthsThatFollowEachOtherAreOneRun() {
        assertThat(MonthRuns.of(List.of())).isEmpty();
        assertThat(MonthRuns.of(List.of(3))).isEqualTo("3");
        assertThat(MonthRuns.of(List.of(12, 1, 2, 3, 5, 6))).isEqualTo("1–3, 5–6, 12");
        assertThat(MonthRuns.of(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12))).isEqualTo("1–12");
    }
}
