package org.jieli.insurance.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Whether the steps of a ledger lead from the bill to the parts. */
final class ToldLedger {

    private ToldLedger() {}

    static void check(Settlement settlement) {
        List<LedgerLine> lines = settlement.ledger();
        Parts parts = settlement.parts();
        assertThat(lines.getFirst().step()).isEqualTo(Step.BILL);
        assertThat(lines.getLast().step()).isEqualTo(Step.PERSON);
        assertThat(lines.getLast().after()).isEqualByComparingTo(parts.person());
        BigDecimal covered = parts.total();
        BigDecimal segments = BigDecimal.ZERO;
        BigDecimal basic = null;
        for (LedgerLine line : lines) {
            switch (line.step()) {
                case FIRST_SHARE, OVER_LIMIT, NOT_COVERED -> {
                    assertThat(line.before()).isEqualByComparingTo(covered);
                    covered = line.after();
                }
                case DEDUCTIBLE, OUTPATIENT_DEDUCTIBLE, CHRONIC_DEDUCTIBLE -> {
                    assertThat(line.before()).isEqualByComparingTo(parts.covered());
                    assertThat(line.before().subtract(line.after())).isEqualByComparingTo(parts.deductible());
                }
                case SEGMENT -> {
                    segments = segments.add(line.after());
                    basic = segments.setScale(2, RoundingMode.HALF_UP);
                }
                case OUTPATIENT_RATE, CHRONIC_RATE -> basic = line.after();
                case FLOOR, CEILING, OUTPATIENT_CAP, CHRONIC_CAP -> {
                    assertThat(line.before()).isEqualByComparingTo(basic == null ? BigDecimal.ZERO : basic);
                    basic = line.after();
                }
                case BASIC -> {
                    assertThat(line.before()).isEqualByComparingTo(parts.covered());
                    assertThat(line.after()).isEqualByComparingTo(parts.basic());
                    assertThat(line.after()).isEqualByComparingTo(basic == null ? BigDecimal.ZERO : basic);
                }
                case CRITICAL -> assertThat(line.after()).isEqualByComparingTo(parts.critical());
                case ASSISTANCE -> assertThat(line.after()).isEqualByComparingTo(parts.assistance());
                default -> {}
            }
        }
        assertThat(covered).isEqualByComparingTo(parts.covered());
        assertThat(has(lines, Step.CRITICAL)).isEqualTo(parts.critical().signum() > 0);
        assertThat(has(lines, Step.ASSISTANCE)).isEqualTo(parts.assistance().signum() > 0);
    }

    private static boolean has(List<LedgerLine> lines, Step step) {
        return lines.stream().anyMatch(line -> line.step() == step);
    }
}
