package org.jieli.chronic.programme;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jieli.chronic.ChronicProgramme;
import org.jieli.chronic.NextStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What follows a follow-up by the national norm: when the next one is due, and whether to refer; pure. */
@Component
public class Steps {

    private static final String ROUTINE_DAYS = "intervalDays";

    private final List<Rule> rules = ShippedRows.of("steps")
            .map(row -> new Rule(
                    row.text("outcome"),
                    row.textOrNull("condition"),
                    row.whole("uncontrolled_from"),
                    NextStep.valueOf(row.text("step")),
                    row.text("days")))
            .toList();

    private record Rule(String outcome, @Nullable String condition, int uncontrolledFrom, NextStep step, String days) {}

    /**
     * A step and its day.
     *
     * @param dueOn null where no interval is in force, so that the doctor has to name the day
     */
    public record Following(NextStep step, @Nullable LocalDate dueOn) {}

    /**
     * What follows.
     *
     * @param outcome the class, a code of {@code ControlState}
     * @param hard whether an adverse reaction was hard to control
     * @param uncontrolledInARow this one counted
     * @param urgent whether the decision tables call for urgent referral
     * @param risk of the person in the programme, for programmes whose interval depends on it
     */
    public Following after(
            ChronicProgramme programme,
            String outcome,
            boolean hard,
            int uncontrolledInARow,
            boolean urgent,
            @Nullable String risk,
            LocalDate on,
            Settings settings) {
        if (urgent) {
            return new Following(NextStep.REFER_URGENTLY, on.plusDays(settings.whole("urgentDays")));
        }
        Rule rule = rules.stream()
                .filter(each -> each.outcome().equals(outcome)
                        && uncontrolledInARow >= each.uncontrolledFrom()
                        && (each.condition() == null || hard))
                .max(Comparator.comparing(Rule::step))
                .orElseThrow(() -> new IllegalStateException("No step for outcome " + outcome));
        return new Following(rule.step(), due(programme, rule.days(), risk, on, settings));
    }

    /** The day after a controlled follow-up; null where no interval is in force. */
    public @Nullable LocalDate routine(
            ChronicProgramme programme, @Nullable String risk, LocalDate on, Settings settings) {
        return due(programme, ROUTINE_DAYS, risk, on, settings);
    }

    private static @Nullable LocalDate due(
            ChronicProgramme programme, String days, @Nullable String risk, LocalDate on, Settings settings) {
        String byRisk = risk == null ? "" : risk.startsWith("MEDIUM") ? "Medium" : risk.contains("HIGH") ? "High" : "";
        return settings.whole(programme, days + byRisk)
                .or(() -> settings.whole(programme, days))
                .map(on::plusDays)
                .orElse(null);
    }
}
