package org.jieli.chronic.jointplan;

import java.util.ArrayList;
import java.util.List;
import org.jieli.shared.FieldFault;

/**
 * What a plan says; empty where it says nothing.
 *
 * @param targets values to reach
 * @param drugs one a line
 * @param measures further treatment and rehabilitation
 * @param redFlags when the person must come back
 */
record PlanWords(String targets, String drugs, String measures, String redFlags) {

    private static final int LONGEST = 2000;

    /** A form or a body may leave parts out. */
    @SuppressWarnings("ConstantValue")
    PlanWords {
        targets = targets == null ? "" : targets.strip();
        drugs = drugs == null ? "" : drugs.strip();
        measures = measures == null ? "" : measures.strip();
        redFlags = redFlags == null ? "" : redFlags.strip();
    }

    List<FieldFault> faults() {
        List<FieldFault> faults = new ArrayList<>();
        if (targets.isEmpty()) {
            faults.add(FieldFault.of("targets", "common.required"));
        }
        checkLength("targets", targets, faults);
        checkLength("drugs", drugs, faults);
        checkLength("measures", measures, faults);
        checkLength("redFlags", redFlags, faults);
        return faults;
    }

    private static void checkLength(String field, String words, List<FieldFault> faults) {
        if (words.length() > LONGEST) {
            faults.add(FieldFault.of(field, "common.too-long", LONGEST));
        }
    }
}
