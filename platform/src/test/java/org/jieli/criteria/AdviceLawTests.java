package org.jieli.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jieli.criteria.Advice.Level;
import org.jieli.criteria.Criteria.Finding;

/** Laws that hold for every case. */
class AdviceLawTests {

    private static final List<CompiledTable> TABLES = ShippedTables.all(Instant.EPOCH).stream()
            .map(table -> CompiledTable.of(table.name(), table.xml()))
            .toList();
    private static final List<String> FINDINGS =
            Vocabulary.shipped().findings().stream().map(Finding::code).toList();

    @Property(tries = 300)
    void aHigherSystolicNeverLowersTheLevel(
            @ForAll("cases") Case patient,
            @ForAll @IntRange(min = 60, max = 260) int systolic,
            @ForAll @IntRange(max = 60) int more) {
        assertThat(level(withSystolic(patient, systolic + more)))
                .isGreaterThanOrEqualTo(level(withSystolic(patient, systolic)));
    }

    @Property(tries = 300)
    void oneMoreFindingNeverLowersTheLevel(@ForAll("cases") Case patient, @ForAll("findings") String finding) {
        Set<String> more = new HashSet<>(patient.findings());
        more.add(finding);
        assertThat(level(with(patient, more, patient.measurements()))).isGreaterThanOrEqualTo(level(patient));
    }

    @Property(tries = 100)
    void theSameCaseGetsTheSameAdvice(@ForAll("cases") Case patient) {
        assertThat(Weighing.of(TABLES, patient, false)).isEqualTo(Weighing.of(TABLES, patient, false));
    }

    @Property(tries = 100)
    void uncertainRowsAreSilentUnlessAskedFor(@ForAll("cases") Case patient) {
        assertThat(Weighing.of(TABLES, patient, false).reasons())
                .noneMatch(reason -> reason.confidence().equals("U"));
    }

    @Property(tries = 300)
    void aTableThatIsPassedOverWouldHaveBeenSilent(@ForAll("cases") Case patient) {
        Map<String, Object> values = Weighing.values(patient);
        for (CompiledTable table : TABLES) {
            if (!table.maySpeak(values)) {
                assertThat(table.ask(values)).as(table.name()).isEmpty();
            }
        }
    }

    @Example
    void manyThreadsHearTheSame() throws Exception {
        Case patient = CaseFixture.of(58, "I10", "systolic=186 diastolic=112", "severe-headache", 0, null);
        Advice alone = Weighing.of(TABLES, patient, false);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Advice>> together = IntStream.range(0, 200)
                    .mapToObj(i -> executor.submit(() -> Weighing.of(TABLES, patient, false)))
                    .toList();
            for (Future<Advice> each : together) {
                assertThat(each.get()).isEqualTo(alone);
            }
        }
    }

    @Provide
    Arbitrary<String> findings() {
        return Arbitraries.of(FINDINGS);
    }

    @Provide
    Arbitrary<Case> cases() {
        Arbitrary<Map<String, BigDecimal>> measurements = Arbitraries.maps(
                        Arbitraries.of(
                                "diastolic",
                                "fastingGlucose",
                                "randomGlucose",
                                "egfr",
                                "acr",
                                "heartRate",
                                "oxygenSaturation",
                                "onsetHours"),
                        Arbitraries.integers().between(2, 330).map(BigDecimal::valueOf))
                .ofMaxSize(4);
        return Combinators.combine(
                        Arbitraries.integers().between(0, 95),
                        Arbitraries.of(true, false),
                        Arbitraries.of("I10", "E11.9", "J44.9", "I20.0", "I63.9", "N18.3", "C34.9", "J06.9"),
                        findings().set().ofMaxSize(3),
                        measurements,
                        Arbitraries.integers().between(0, 3))
                .as((age, pregnant, diagnosis, findings, values, uncontrolled) -> new Case(
                        CaseFixture.DAY,
                        age,
                        pregnant,
                        List.of(diagnosis),
                        findings,
                        values,
                        uncontrolled,
                        new java.util.UUID(0, 1),
                        null));
    }

    private static Case withSystolic(Case patient, int systolic) {
        Map<String, BigDecimal> measurements = new HashMap<>(patient.measurements());
        measurements.put("systolic", BigDecimal.valueOf(systolic));
        return with(patient, patient.findings(), measurements);
    }

    private static Case with(Case patient, Set<String> findings, Map<String, BigDecimal> measurements) {
        return new Case(
                patient.on(),
                patient.ageYears(),
                patient.pregnant(),
                patient.diagnoses(),
                findings,
                measurements,
                patient.uncontrolledFollowUps(),
                patient.institutionId(),
                patient.capability());
    }

    private static Level level(Case patient) {
        return Weighing.of(TABLES, patient, false).level();
    }
}
