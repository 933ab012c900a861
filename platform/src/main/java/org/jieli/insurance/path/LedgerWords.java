package org.jieli.insurance.path;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Set;
import org.jieli.insurance.entitlement.LedgerLine;
import org.jieli.insurance.entitlement.Step;
import org.jieli.insurance.entitlement.Word;
import org.jieli.web.Ui;

/** Tells a step of a ledger in the reader's language. */
final class LedgerWords {

    private static final BigDecimal HUNDRED = new BigDecimal("100");
    private static final Set<Step> RATES =
            EnumSet.of(Step.RATE_CHANGE, Step.NOT_REFERRED, Step.OUT_OF_AREA, Step.RESTRICTED);

    private LedgerWords() {}

    static String of(Ui ui, LedgerLine line) {
        return ui.t(
                "Step." + line.step().name(),
                line.words().stream().map(word -> word(ui, word)).toArray());
    }

    /** Yuan, or a rate for the steps that change one. */
    static String amount(Ui ui, LedgerLine line, BigDecimal value) {
        return RATES.contains(line.step()) ? percent(value) : ui.money(value);
    }

    private static String word(Ui ui, Word word) {
        return switch (word.form()) {
            case TEXT -> word.value();
            case KEY -> ui.t(word.value());
            case RATE -> percent(new BigDecimal(word.value()));
            case YUAN -> ui.money(new BigDecimal(word.value()));
        };
    }

    private static String percent(BigDecimal fraction) {
        return fraction.multiply(HUNDRED).stripTrailingZeros().toPlainString() + "%";
    }
}
