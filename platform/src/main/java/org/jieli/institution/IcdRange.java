package org.jieli.institution;

import java.util.Locale;

/**
 * A range of ICD-10 codes; the subdivisions of its last code belong to it: I10 to I15 holds I15.9 and I10.x00x002.
 *
 * @param low the first code as a number in the order of codes
 * @param high the last code with all its subdivisions
 */
record IcdRange(long low, long high) {

    private static final int POSITIONS = 10;
    private static final int BASE = 37;
    private static final int BEFORE_ALL = 0;
    private static final int AFTER_ALL = BASE - 1;

    static IcdRange of(String from, String to) {
        return new IcdRange(ordinal(from, BEFORE_ALL), ordinal(to, AFTER_ALL));
    }

    boolean contains(long code) {
        return low <= code && code <= high;
    }

    /** The narrower a range, the more it has to say about a code. */
    long width() {
        return high - low;
    }

    static long ordinal(String code) {
        return ordinal(code, BEFORE_ALL);
    }

    private static long ordinal(String code, int padding) {
        String letters = code.strip().toUpperCase(Locale.ROOT).replace(".", "");
        long ordinal = 0;
        for (int i = 0; i < POSITIONS; i++) {
            int digit = i < letters.length() ? 1 + Math.max(0, Character.digit(letters.charAt(i), BASE - 1)) : padding;
            ordinal = ordinal * BASE + digit;
        }
        return ordinal;
    }
}
