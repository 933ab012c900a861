package org.jieli.chronic.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jieli.chronic.ChronicProgramme;
import org.jieli.chronic.ControlState;
import org.jieli.chronic.NextStep;

/** Every uncontrolled visit has its next step, whatever sequence of visits a person goes through. */
class StepsLawTests {

    private static final LocalDate START = LocalDate.of(2026, 1, 5);
    private static final int TWO_WEEKS = 14;

    private final ProgrammeTables tables = new ProgrammeTables();
    private final Classification classification = new Classification(tables);
    private final Steps steps = new Steps();
    private final Settings settings = shipped(tables);

    record Visit(
            int systolic,
            int diastolic,
            boolean adverse,
            boolean hard,
            boolean complication,
            boolean urgent,
            int days) {}

    @Property(tries = 2000)
    void everyUncontrolledVisitHasItsNextStep(@ForAll("sequences") List<Visit> sequence, @ForAll boolean old) {
        LocalDate day = START;
        int uncontrolled = 0;
        for (Visit visit : sequence) {
            ControlState state = classification
                    .propose(
                            ChronicProgramme.HYPERTENSION,
                            new Classification.Found(
                                    Map.of(
                                            "systolic", BigDecimal.valueOf(visit.systolic()),
                                            "diastolic", BigDecimal.valueOf(visit.diastolic())),
                                    Set.of(),
                                    visit.adverse() || visit.hard(),
                                    visit.complication()),
                            old ? 70 : 50,
                            Set.of(ChronicProgramme.HYPERTENSION),
                            settings)
                    .state();
            assertThat(state).isNotNull();
            boolean bad = state != ControlState.CONTROLLED;
            uncontrolled = bad ? uncontrolled + 1 : 0;
            Steps.Following following = steps.after(
                    ChronicProgramme.HYPERTENSION,
                    state.code(),
                    visit.hard(),
                    uncontrolled,
                    visit.urgent(),
                    null,
                    day,
                    settings);
            assertThat(following.dueOn()).isNotNull().isAfter(day);
            if (bad) {
                assertThat(following.dueOn()).isBeforeOrEqualTo(day.plusDays(TWO_WEEKS));
                assertThat(following.step()).isNotEqualTo(NextStep.ROUTINE);
            }
            if (uncontrolled >= 2 || bad && (visit.hard() || visit.complication()) || visit.urgent()) {
                assertThat(following.step().isToRefer()).isTrue();
            }
            day = day.plusDays(visit.days());
        }
    }

    @Property
    void aControlledPressureLiesBelowTheTargetOfTheAge(@ForAll("sequences") List<Visit> sequence) {
        for (Visit visit : sequence) {
            var proposal = classification.propose(
                    ChronicProgramme.HYPERTENSION,
                    new Classification.Found(
                            Map.of(
                                    "systolic", BigDecimal.valueOf(visit.systolic()),
                                    "diastolic", BigDecimal.valueOf(visit.diastolic())),
                            Set.of(),
                            false,
                            false),
                    70,
                    Set.of(),
                    settings);
            boolean below = visit.systolic() < 150 && visit.diastolic() < 90;
            assertThat(proposal.state()).isEqualTo(below ? ControlState.CONTROLLED : ControlState.NOT_CONTROLLED);
            assertThat(proposal.misses().isEmpty()).isEqualTo(below);
        }
    }

    @Provide
    Arbitrary<List<Visit>> sequences() {
        Arbitrary<Boolean> seldom = Arbitraries.integers().between(0, 9).map(chance -> chance == 0);
        return Combinators.combine(
                        Arbitraries.integers().between(90, 230),
                        Arbitraries.integers().between(50, 89).map(below -> below),
                        seldom,
                        seldom,
                        seldom,
                        seldom,
                        Arbitraries.integers().between(1, 120))
                .as((systolic, diastolic, adverse, hard, complication, urgent, days) ->
                        new Visit(systolic, diastolic + systolic % 12, adverse, hard, complication, urgent, days))
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    static Settings shipped(ProgrammeTables tables) {
        Map<String, BigDecimal> values = new HashMap<>();
        tables.parameters().stream()
                .filter(each -> !each.isUncertain())
                .forEach(each -> values.put(each.key(), each.value()));
        return new Settings(values, tables.targets(), START);
    }
}
