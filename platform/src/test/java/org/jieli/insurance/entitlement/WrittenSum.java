package org.jieli.insurance.entitlement;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Works out a sum as it is written down, e.g. {@code (20000 − 1500) × 65% = 12025.00}, with + − × and brackets. */
final class WrittenSum {

    private final String text;
    private int at;

    private WrittenSum(String text) {
        this.text = text.replace(" ", "");
    }

    /** Whether all that stands between equals signs is the same, and what stands behind ≈ is it rounded half up to the fen. */
    static boolean holds(String written) {
        String[] rounded = written.split("≈");
        String[] sides = rounded[0].split("=");
        BigDecimal first = worth(sides[0]);
        for (String side : sides) {
            if (worth(side).compareTo(first) != 0) {
                return false;
            }
        }
        return rounded.length == 1 || worth(rounded[1]).compareTo(first.setScale(2, RoundingMode.HALF_UP)) == 0;
    }

    static BigDecimal worth(String expression) {
        WrittenSum sum = new WrittenSum(expression);
        BigDecimal worth = sum.sum();
        if (sum.at != sum.text.length()) {
            throw new IllegalArgumentException("Not a sum: " + expression);
        }
        return worth;
    }

    private BigDecimal sum() {
        BigDecimal worth = product();
        while (next('+') || next('−')) {
            worth = text.charAt(at++) == '+' ? worth.add(product()) : worth.subtract(product());
        }
        return worth;
    }

    private BigDecimal product() {
        BigDecimal worth = number();
        while (next('×')) {
            at++;
            worth = worth.multiply(number());
        }
        return worth;
    }

    private BigDecimal number() {
        BigDecimal worth;
        if (next('(')) {
            at++;
            worth = sum();
            at++;
        } else {
            int start = at;
            while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
                at++;
            }
            worth = new BigDecimal(text.substring(start, at));
        }
        if (next('%')) {
            at++;
            return worth.movePointLeft(2);
        }
        return worth;
    }

    private boolean next(char sign) {
        return at < text.length() && text.charAt(at) == sign;
    }
}
