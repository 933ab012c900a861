package org.jieli.assessment.spotcheck;

import org.jspecify.annotations.Nullable;

/** A sample as it is asked for. */
record SampleForm(
        @Nullable SampleRule rule,
        @Nullable String form,
        @Nullable String size,
        @Nullable String hours,
        @Nullable String seed) {

    static final SampleForm EMPTY = new SampleForm(SampleRule.OUTLIERS, "", "10", "24", "");

    SampleRule chosen() {
        return rule == null ? SampleRule.OUTLIERS : rule;
    }
}
