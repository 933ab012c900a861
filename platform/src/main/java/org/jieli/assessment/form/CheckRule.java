package org.jieli.assessment.form;

import org.jspecify.annotations.Nullable;

/**
 * A check as it stands in a form's file: a relation of two sides, or a value between two bounds. All are FEEL over item codes, and
 * {@code last_}, {@code peer_low_}, {@code peer_high_} before a code, {@code days} and {@code working_days}.
 *
 * @param kind logical ones block submission; plausibility ones may be explained
 * @param left left side of a relation
 * @param op {@code <= >= = < >}
 * @param value what must lie between {@code low} and {@code high}
 * @param words what {@code value} is, in words
 * @param when FEEL over {@code tier} and {@code tcm}; null for every kind of unit
 * @param source where it comes from
 * @param lines lines of the source
 * @param confidence C certain, L ours and to be confirmed
 */
public record CheckRule(
        String id,
        Strictness kind,
        @Nullable String left,
        @Nullable String op,
        @Nullable String right,
        @Nullable String value,
        @Nullable String low,
        @Nullable String high,
        @Nullable String words,
        @Nullable String when,
        String source,
        @Nullable String lines,
        String confidence) {

    private static final String STATED = "C";

    /**
     * How strict it is in force: only what the source states (C) blocks; a relation of ours, though logical, asks for an explanation until
     * somebody has confirmed it.
     */
    public Strictness strictness() {
        return kind == Strictness.LOGICAL && confidence.equals(STATED) ? Strictness.LOGICAL : Strictness.PLAUSIBILITY;
    }

    /** How strict a check is: 逻辑性审核 or 合理性审核. */
    public enum Strictness {
        LOGICAL,
        PLAUSIBILITY
    }
}
