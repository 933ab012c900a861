package org.jieli.insurance.claim;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jieli.insurance.entitlement.LedgerLine;
import org.jieli.insurance.entitlement.Step;
import org.jieli.insurance.entitlement.Word;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** Tells the steps of a calculation in the reader's language. */
public final class LedgerWords {

    private static final Set<Step> OF_RATES =
            EnumSet.of(Step.RATE_CHANGE, Step.NOT_REFERRED, Step.OUT_OF_AREA, Step.RESTRICTED);

    private static final Set<Step> ALONE = EnumSet.of(Step.BILL, Step.LEVEL_DEDUCTIBLE);

    private LedgerWords() {}

    /** What the step does, e.g. “乙类药品先行自付 10%”. */
    public static String sentence(LedgerLine line, MessageSource messages, Locale locale) {
        Object[] arguments =
                line.words().stream().map(word -> shown(word, messages, locale)).toArray();
        String key = "Step." + line.step().name();
        // A step that may say more or less has words for each number of arguments.
        String exact = messages.getMessage(key + "." + arguments.length, arguments, null, locale);
        return exact == null ? String.valueOf(messages.getMessage(key, arguments, key, locale)) : exact;
    }

    /** The rule and its clause; empty for sums. */
    public static String clause(LedgerLine line, MessageSource messages, Locale locale) {
        if (line.step().rule() == null) {
            return "";
        }
        String key = "Rule." + line.step().rule();
        String rule = String.valueOf(messages.getMessage(key, null, key, locale));
        return line.clause().isBlank() ? rule : rule + " · " + line.clause();
    }

    /** What the step began with; empty for the bill and for the amount of a table, which begin with nothing. */
    public static String before(LedgerLine line) {
        return ALONE.contains(line.step()) ? "" : amount(line, line.before());
    }

    /** An amount in yuan, or a rate for the steps that change one. */
    public static String amount(LedgerLine line, BigDecimal amount) {
        return OF_RATES.contains(line.step()) ? rate(amount) : yuan(amount);
    }

    private static String shown(Word word, MessageSource messages, Locale locale) {
        return switch (word.form()) {
            case TEXT -> word.value();
            case KEY -> String.valueOf(messages.getMessage(word.value(), null, word.value(), locale));
            case RATE -> rate(new BigDecimal(word.value()));
            case YUAN -> yuan(new BigDecimal(word.value()));
        };
    }

    /** 0.7 as 70%, 0.125 as 12.5%. */
    public static String rate(BigDecimal fraction) {
        return fraction.movePointRight(2).stripTrailingZeros().toPlainString() + "%";
    }

    /** With thousands, two decimals. */
    public static String yuan(@Nullable BigDecimal amount) {
        return amount == null
                ? ""
                : "¥" + new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(amount);
    }
}
