package org.jieli.insurance.payment.pricing;

import java.util.List;

/** Lists of ICD-10 codes and ranges of codes such as {@code J12-J18}; what stands below a code belongs to it. */
public final class DiseaseRanges {

    private DiseaseRanges() {}

    /** Whether one of the ranges holds a code. */
    public static boolean hold(List<String> ranges, String code) {
        return closeness(ranges, code) > 0;
    }

    /** How closely the closest of the ranges names a code: the longer its ends, the more it says; 0 when none holds it. */
    static int closeness(List<String> ranges, String code) {
        int best = 0;
        for (String range : ranges) {
            best = Math.max(best, closeness(range, code));
        }
        return best;
    }

    private static int closeness(String range, String code) {
        int dash = range.indexOf('-');
        if (dash < 0) {
            return code.startsWith(range) ? 2 * range.length() : 0;
        }
        String from = range.substring(0, dash);
        String to = range.substring(dash + 1);
        boolean within = beginning(code, from).compareTo(from) >= 0
                && beginning(code, to).compareTo(to) <= 0;
        // A single code says more than a range of codes of its length.
        return within ? 2 * from.length() - 1 : 0;
    }

    private static String beginning(String code, String end) {
        return code.length() <= end.length() ? code : code.substring(0, end.length());
    }
}
