package org.jieli.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jieli.JieliTest;
import org.jieli.criteria.Advice.Level;
import org.jieli.institution.Capability;
import org.jieli.shared.Identifiers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@JieliTest
class AdviceTests {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    @Autowired
    Criteria criteria;

    /** Both sides of every threshold: age, diagnoses, measurements, findings, uncontrolled follow-ups, expected level. */
    @ParameterizedTest(name = "{0} years, {1}, {2}, {3}, {4} times uncontrolled: {5}")
    @CsvSource(delimiter = '|', textBlock = """
                    58 | I10   | systolic=186 diastolic=112 | severe-headache | 0 | EMERGENCY
                    58 | I10   | systolic=186 diastolic=112 | headache        | 0 | REFER_URGENTLY
                    58 | I10   | systolic=179 diastolic=109 |                 | 0 | TREAT_HERE
                    58 | I10   | systolic=180 diastolic=90  |                 | 0 | REFER_URGENTLY
                    58 | I10   | systolic=150 diastolic=110 |                 | 0 | REFER_URGENTLY
                    58 | I10   | systolic=150 diastolic=95  |                 | 0 | TREAT_HERE
                    58 | I10   | systolic=150 diastolic=95  |                 | 1 | TREAT_HERE
                    58 | I10   | systolic=150 diastolic=95  |                 | 2 | REFER_ROUTINELY
                    29 | I10   | systolic=150 diastolic=95  |                 | 0 | REFER_ROUTINELY
                    30 | I10   | systolic=150 diastolic=95  |                 | 0 | TREAT_HERE
                    58 | I10   | systolic=150               | chest-pain      | 0 | TREAT_HERE
                    58 | I10   | systolic=165               | chest-pain      | 0 | EMERGENCY
                    58 | I10   | systolic=130               | eye-pain        | 0 | REFER_URGENTLY
                    58 | J06.9 | systolic=130               | eye-pain        | 0 | TREAT_HERE
                    50 | E11.9 | fastingGlucose=16.7        |                 | 0 | REFER_URGENTLY
                    50 | E11.9 | fastingGlucose=16.6        |                 | 0 | TREAT_HERE
                    50 | E11.9 | fastingGlucose=3.9         |                 | 0 | REFER_URGENTLY
                    50 | E11.9 | fastingGlucose=4.0         |                 | 0 | TREAT_HERE
                    50 | E11.9 | randomGlucose=16.7         |                 | 0 | REFER_URGENTLY
                    50 | E11.9 | heartRate=100              |                 | 0 | TREAT_HERE
                    50 | E11.9 | heartRate=101              |                 | 0 | REFER_URGENTLY
                    50 | E11.9 | fastingGlucose=8.0         |                 | 2 | REFER_ROUTINELY
                    24 | E11.9 | fastingGlucose=8.0         |                 | 0 | REFER_ROUTINELY
                    50 | E11.9 |                            | acetone-breath  | 0 | REFER_URGENTLY
                    66 | J44.9 | oxygenSaturation=89        |                 | 0 | REFER_URGENTLY
                    66 | J44.9 | oxygenSaturation=90        |                 | 0 | TREAT_HERE
                    66 | J44.9 | respiratoryRate=31         |                 | 0 | REFER_URGENTLY
                    66 | J44.9 |                            | somnolence      | 0 | EMERGENCY
                    66 | J44.9 |                            | yearly-evaluation-due | 0 | CONSULT
                    60 | I25.1 |                            | st-elevation    | 0 | EMERGENCY
                    60 | I25.1 |                            | angina-worse    | 0 | REFER_URGENTLY
                    60 | I63.9 | onsetHours=4.5             | facial-droop    | 0 | EMERGENCY
                    60 | G45.9 |                            | transient-attack | 0 | REFER_URGENTLY
                    60 | N18.9 | egfr=14                    |                 | 0 | REFER_URGENTLY
                    60 | N18.9 | egfr=15                    |                 | 0 | REFER_ROUTINELY
                    60 | N18.9 | egfr=29                    |                 | 0 | REFER_ROUTINELY
                    60 | N18.9 | egfr=30 acr=31             |                 | 0 | REFER_ROUTINELY
                    60 | N18.9 | egfr=45 acr=29             |                 | 0 | TREAT_HERE
                    60 | N18.9 | egfr=59 acr=30             |                 | 0 | REFER_ROUTINELY
                    60 | N18.9 | egfr=61 acr=300            |                 | 0 | TREAT_HERE
                    60 | N18.9 | egfr=61 acr=301            |                 | 0 | REFER_ROUTINELY
                    60 | C34.9 | temperature=38.3           | chemotherapy-recent | 0 | REFER_URGENTLY
                    60 | C34.9 |                            | symptoms-not-controlled | 0 | CONSULT
                    40 | J06.9 | temperature=37.8           |                 | 0 | TREAT_HERE
                    """)
    void theTablesSayWhatTheirSourcesSay(
            int age, String diagnosis, String measurements, String findings, int uncontrolled, Level expected) {
        assertThat(criteria.advise(patient(age, diagnosis, measurements, findings, uncontrolled, null))
                        .level())
                .isEqualTo(expected);
    }

    @Test
    void everyReasonNamesItsTableItsRowAndItsClause() {
        Advice advice = criteria.advise(patient(58, "I10", "systolic=186 diastolic=112", "severe-headache", 0, null));
        assertThat(advice.reasons()).isNotEmpty().allSatisfy(reason -> {
            assertThat(reason.table()).isEqualTo("hypertension");
            assertThat(reason.row()).isPositive();
            assertThat(reason.source()).isNotBlank();
            assertThat(reason.confidence()).isIn("C", "L");
        });
        assertThat(advice.reasons().getFirst().source()).contains("国卫办医函〔2022〕34号");
    }

    @Test
    void whatTheInstitutionCannotTreatIsReferred() {
        assertThat(criteria.advise(patient(40, "K35", "", "", 0, Capability.REFERS))
                        .level())
                .isEqualTo(Level.REFER_ROUTINELY);
        assertThat(criteria.advise(patient(40, "K35", "", "", 0, Capability.TREATS_WITH_HELP))
                        .level())
                .isEqualTo(Level.CONSULT);
    }

    @ParameterizedTest
    @CsvSource({"64,0", "65,1", "6,1", "7,0"})
    void exemptionsFromFirstContactFollowTheAge(int age, int count) {
        assertThat(criteria.advise(patient(age, "J06.9", "", "", 0, null)).exemptions())
                .hasSize(count);
    }

    @Test
    void aHigherPressureAndOneMoreFindingNeverLowerTheLevel() {
        for (Criteria.Finding finding : criteria.findings()) {
            Level before = Level.TREAT_HERE;
            for (int systolic = 110; systolic <= 220; systolic += 10) {
                Level without = criteria.advise(patient(58, "I10", "systolic=" + systolic, "", 0, null))
                        .level();
                Level with = criteria.advise(patient(58, "I10", "systolic=" + systolic, finding.code(), 0, null))
                        .level();
                assertThat(with).isGreaterThanOrEqualTo(without).isGreaterThanOrEqualTo(before);
                before = with;
            }
        }
    }

    @Test
    void everyFindingThatATableNamesIsInTheVocabulary() {
        Set<String> known =
                criteria.findings().stream().map(Criteria.Finding::code).collect(Collectors.toSet());
        for (TableVersion table : ShippedTables.all()) {
            var matcher = java.util.regex.Pattern.compile("list contains\\(\\[([^]]*)]")
                    .matcher(table.xml().replace("&#34;", "\""));
            while (matcher.find()) {
                assertThat(known).contains(matcher.group(1).replace("\"", "").split(", "));
            }
        }
    }

    private static Case patient(
            int age, String diagnosis, String measurements, String findings, int uncontrolled, Capability capability) {
        return new Case(
                DAY,
                age,
                false,
                List.of(diagnosis),
                findings == null || findings.isBlank() ? Set.of() : Set.of(findings),
                numbers(measurements),
                uncontrolled,
                Identifiers.next(),
                capability);
    }

    private static Map<String, BigDecimal> numbers(String text) {
        Map<String, BigDecimal> numbers = new HashMap<>();
        if (text != null && !text.isBlank()) {
            Arrays.stream(text.trim().split(" +"))
                    .map(pair -> pair.split("="))
                    .forEach(pair -> numbers.put(pair[0], new BigDecimal(pair[1])));
        }
        return numbers;
    }
}
