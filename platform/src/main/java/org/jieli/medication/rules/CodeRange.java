package org.jieli.medication.rules;

import java.util.Arrays;

/** A range of three-character categories of ICD-10, e.g. I10 to I15; both ends belong to it. */
record CodeRange(String from, String to) {

    private static final int CATEGORY = 3;

    /** A single code or {@code from-to}. */
    static CodeRange parse(String text) {
        int dash = text.indexOf('-');
        return dash < 0 ? new CodeRange(text, text) : new CodeRange(text.substring(0, dash), text.substring(dash + 1));
    }

    /** Whether one of the ranges that are written with slashes between them has the code. */
    static boolean anyOf(String ranges, String code) {
        return Arrays.stream(ranges.split("/")).filter(each -> !each.isEmpty()).anyMatch(each -> parse(each)
                .has(code));
    }

    boolean has(String code) {
        if (code.length() < CATEGORY) {
            return false;
        }
        String category = code.substring(0, CATEGORY);
        return category.compareTo(from) >= 0 && category.compareTo(to) <= 0;
    }
}
