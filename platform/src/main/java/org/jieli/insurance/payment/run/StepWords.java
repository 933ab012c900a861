package org.jieli.insurance.payment.run;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import org.jieli.insurance.payment.pricing.PaymentLine;
import org.jieli.insurance.payment.pricing.PaymentStep;
import org.jieli.insurance.payment.terms.PayMethod;
import org.jieli.web.Ui;

/** Writes the steps of a case as other pages write money and numbers, with one word for what the method counts. */
record StepWords(PayMethod method, Ui ui) {

    private static final int SHOWN = 4;

    /** The sentence of a step; the word of the method is its last argument. */
    String sentence(PaymentLine line) {
        List<String> arguments = line.arguments();
        String kinds = kinds(line.step());
        Object[] words = new Object[arguments.size() + 1];
        for (int i = 0; i < arguments.size(); i++) {
            words[i] = i < kinds.length() ? written(kinds.charAt(i), arguments.get(i)) : arguments.get(i);
        }
        words[arguments.size()] = ui.t("insurance.payment.word." + method.name());
        return ui.t("PaymentStep." + line.step().name(), words);
    }

    String result(PaymentLine line) {
        return isMoney(line.step()) ? money(line.result()) : number(line.result());
    }

    /** Of each argument of a step: t text, n number, y yuan, v the value of a point. */
    private static String kinds(PaymentStep step) {
        return switch (step) {
            case CASE_GROUP -> "ttny";
            case NO_CASE_GROUP -> "tny";
            case COST_RATIO, LESS_OTHERS -> "yy";
            case LOW_AT_COST, HIGH_WEIGHT -> "nnn";
            case REVIEW_AT_COST, COEFFICIENT, SAME_COEFFICIENT -> "nn";
            case BASE_RATE -> "ny";
            case POINT_VALUE -> "nynv";
            case BED_DAYS -> "tty";
            case REMAINDER_FEN, NOTHING_LEFT, PAID_CASE -> "";
        };
    }

    private static boolean isMoney(PaymentStep step) {
        return switch (step) {
            case CASE_GROUP,
                    NO_CASE_GROUP,
                    COST_RATIO,
                    LOW_AT_COST,
                    HIGH_WEIGHT,
                    REVIEW_AT_COST,
                    COEFFICIENT,
                    SAME_COEFFICIENT -> false;
            case BASE_RATE, POINT_VALUE, REMAINDER_FEN, BED_DAYS, LESS_OTHERS, NOTHING_LEFT, PAID_CASE -> true;
        };
    }

    private String written(char kind, String argument) {
        return switch (kind) {
            case 'n' -> number(new BigDecimal(argument));
            case 'y' -> money(new BigDecimal(argument));
            case 'v' -> "¥" + number(new BigDecimal(argument));
            default -> argument;
        };
    }

    private String money(BigDecimal yuan) {
        return (yuan.signum() < 0 ? "−" : "") + ui.money(yuan.abs());
    }

    private static String number(BigDecimal number) {
        return new DecimalFormat("#,##0.####", DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(number.setScale(SHOWN, RoundingMode.HALF_UP));
    }
}
