package org.jieli.insurance.payment.pricing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Takes down the steps of paying one case, or nothing when a whole year is paid. */
public final class PaymentLedger {

    /** Keeps nothing. */
    public static final PaymentLedger NONE = new PaymentLedger(false);

    private final boolean kept;
    private final List<PaymentLine> lines = new ArrayList<>(0);

    private PaymentLedger(boolean kept) {
        this.kept = kept;
    }

    public static PaymentLedger kept() {
        return new PaymentLedger(true);
    }

    void line(PaymentStep step, BigDecimal result, Object... arguments) {
        if (kept) {
            List<String> words = new ArrayList<>(arguments.length);
            for (Object argument : arguments) {
                words.add(
                        argument instanceof BigDecimal number
                                ? number.stripTrailingZeros().toPlainString()
                                : String.format(Locale.ROOT, "%s", argument));
            }
            lines.add(new PaymentLine(step, words, result));
        }
    }

    public List<PaymentLine> lines() {
        return List.copyOf(lines);
    }
}
