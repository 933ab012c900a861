package org.jieli.chronic;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a follow-up found.
 *
 * @param systolic mmHg
 * @param diastolic mmHg
 * @param fastingGlucose mmol/L
 * @param outcome 1 controlled, 2 not controlled, 3 adverse reaction, 4 complication, 9 could not be measured; of every programme that
 *     {@code outcomes} does not name
 * @param note with outcome 9 also why
 * @param kind clinic when null
 * @param doneAt when it was done, now when null: a home visit without network is written down later
 * @param measured other values by the names of the measurements
 * @param findings codes that the decision tables know
 * @param adverseReaction {@code NONE}, {@code MANAGEABLE}, {@code HARD}
 * @param complication {@code NONE}, {@code NEW_OR_WORSE}
 * @param adherence {@code REGULAR}, {@code IRREGULAR}, {@code NONE}
 * @param intervention what was changed or advised
 * @param outcomes the class by programme
 * @param nextOn an earlier day for the next one than the norm asks for; needed where no interval is in force
 */
record FollowUpForm(
        @Nullable Integer systolic,
        @Nullable Integer diastolic,
        @Nullable BigDecimal fastingGlucose,
        @Nullable String outcome,
        @Nullable String note,
        @Nullable FollowUpKind kind,
        @Nullable Instant doneAt,
        Map<String, BigDecimal> measured,
        Set<String> findings,
        @Nullable String adverseReaction,
        @Nullable String complication,
        @Nullable String adherence,
        @Nullable String intervention,
        Map<ChronicProgramme, String> outcomes,
        @Nullable LocalDate nextOn) {

    static final String HARD = "HARD";
    private static final String NONE = "NONE";

    /** A body may leave out what it does not know. */
    @SuppressWarnings("ConstantValue")
    FollowUpForm {
        measured = measured == null ? Map.of() : Map.copyOf(measured);
        findings = findings == null ? Set.of() : Set.copyOf(findings);
        outcomes = outcomes == null ? Map.of() : Map.copyOf(outcomes);
    }

    FollowUpKind kindOrClinic() {
        return Objects.requireNonNullElse(kind, FollowUpKind.CLINIC);
    }

    /** What was measured, under the names that the tables use. */
    Map<String, BigDecimal> values() {
        Map<String, BigDecimal> values = new LinkedHashMap<>(measured);
        values.putAll(values(systolic, diastolic, fastingGlucose));
        return values;
    }

    @Nullable
    String outcome(ChronicProgramme programme) {
        return outcomes.getOrDefault(programme, outcome);
    }

    /** Ticked, or said by the class alone. */
    boolean isAdverse() {
        return adverseReaction == null ? chosen(ControlState.ADVERSE_REACTION) : !adverseReaction.equals(NONE);
    }

    boolean isHard() {
        return HARD.equals(adverseReaction);
    }

    /** Ticked, or said by the class alone. */
    boolean isComplication() {
        return complication == null ? chosen(ControlState.COMPLICATION) : !complication.equals(NONE);
    }

    private boolean chosen(ControlState state) {
        return state.code().equals(outcome) || outcomes.containsValue(state.code());
    }

    static Map<String, BigDecimal> values(
            @Nullable Integer systolic, @Nullable Integer diastolic, @Nullable BigDecimal fastingGlucose) {
        Map<String, BigDecimal> values = new LinkedHashMap<>();
        if (systolic != null) {
            values.put("systolic", BigDecimal.valueOf(systolic));
        }
        if (diastolic != null) {
            values.put("diastolic", BigDecimal.valueOf(diastolic));
        }
        if (fastingGlucose != null) {
            values.put("fastingGlucose", fastingGlucose);
        }
        return values;
    }
}
