package org.jieli.chronic.programme;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jieli.chronic.ChronicProgramme;
import org.jieli.chronic.ControlState;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Proposes the class of a follow-up from its numbers and findings by the tables, and tells which other class a doctor may choose; pure. */
@Component
public class Classification {

    private final ProgrammeTables tables;
    private final List<ByFinding> byFinding = ShippedRows.of("classes")
            .map(row -> new ByFinding(
                    ChronicProgramme.valueOf(row.text("programme")),
                    row.text("finding"),
                    Objects.requireNonNull(ControlState.of(row.text("outcome")))))
            .toList();
    private final List<Overrule> overrules = ShippedRows.of("overrules")
            .map(row -> new Overrule(
                    Objects.requireNonNull(ControlState.of(row.text("proposed"))),
                    Objects.requireNonNull(ControlState.of(row.text("chosen")))))
            .toList();

    Classification(ProgrammeTables tables) {
        this.tables = tables;
    }

    private record ByFinding(ChronicProgramme programme, String finding, ControlState state) {}

    private record Overrule(ControlState proposed, ControlState chosen) {}

    /**
     * What was found at a follow-up.
     *
     * @param adverse whether there was an adverse reaction
     * @param complication whether a complication is new or worse
     */
    public record Found(Map<String, BigDecimal> values, Set<String> findings, boolean adverse, boolean complication) {}

    /** A target that was missed, with the value as it is kept. */
    public record Miss(Target target, BigDecimal value) {}

    /**
     * A proposal.
     *
     * @param state null where nothing of the programme could be judged from numbers: the doctor says it
     * @param misses the targets that classify and were missed
     */
    public record Proposal(
            ChronicProgramme programme, @Nullable ControlState state, List<Miss> misses) {}

    /** By the targets that hold for a person of this age who is in these programmes. */
    public Proposal propose(
            ChronicProgramme programme, Found found, int age, Set<ChronicProgramme> programmes, Settings settings) {
        List<Miss> misses = settings.targets(programme, age, programmes).stream()
                .filter(Target::classifies)
                .flatMap(target -> Stream.ofNullable(kept(target.measurement(), found.values()))
                        .filter(target::isMissedBy)
                        .map(value -> new Miss(target, value)))
                .toList();
        return new Proposal(programme, state(programme, found, misses), misses);
    }

    private @Nullable ControlState state(ChronicProgramme programme, Found found, List<Miss> misses) {
        if (found.complication()) {
            return ControlState.COMPLICATION;
        }
        if (found.adverse()) {
            return ControlState.ADVERSE_REACTION;
        }
        if (!misses.isEmpty()) {
            return ControlState.NOT_CONTROLLED;
        }
        return byFinding.stream()
                .filter(each ->
                        each.programme() == programme && found.findings().contains(each.finding()))
                .map(ByFinding::state)
                .findFirst()
                .orElseGet(() -> isMeasured(programme, found.values()) ? ControlState.CONTROLLED : null);
    }

    /** Whether all was measured by which the norm classes the programme; false where it classes by no number. */
    public boolean isMeasured(ChronicProgramme programme, Map<String, BigDecimal> values) {
        List<ProgrammeTables.Field> required = tables.fields(programme).stream()
                .filter(ProgrammeTables.Field::required)
                .toList();
        return !required.isEmpty() && required.stream().allMatch(each -> values.containsKey(each.measurement()));
    }

    /** Whether a doctor may choose this class against, or with, what is proposed. */
    public boolean isAllowed(@Nullable ControlState proposed, ControlState chosen) {
        return proposed == null || proposed == chosen || overrules.contains(new Overrule(proposed, chosen));
    }

    private @Nullable BigDecimal kept(String measurement, Map<String, BigDecimal> values) {
        BigDecimal value = values.get(measurement);
        ProgrammeTables.Measurement known = tables.measurement(measurement);
        return value == null || known == null || !known.isPossible(value)
                ? null
                : value.setScale(known.decimals(), RoundingMode.HALF_UP);
    }
}
