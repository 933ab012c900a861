package org.jieli.insurance.payment.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.jieli.shared.Fault;
import org.junit.jupiter.api.Test;

/** Which periods may be settled. */
class RunPeriodTests {

    @Test
    void aPeriodThatIsNotOverIsNotSettled() {
        LocalDate today = LocalDate.of(2026, 11, 30);
        assertThatThrownBy(() -> RunPeriod.ended(2026, 11, today))
                .isInstanceOfSatisfying(Fault.class, fault -> assertThat(
                                fault.fields().getFirst().arguments())
                        .containsExactly("2026-12-01"));
        assertThatThrownBy(() -> RunPeriod.ended(2026, 0, today)).isInstanceOf(Fault.class);
        assertThat(RunPeriod.ended(2026, 10, today).last()).isEqualTo(LocalDate.of(2026, 10, 31));
    }
}
