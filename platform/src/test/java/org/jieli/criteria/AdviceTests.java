package org.jieli.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.jieli.JieliTest;
import org.jieli.criteria.Advice.Level;
import org.jieli.institution.Capability;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@JieliTest
class AdviceTests {

    @Autowired
    Criteria criteria;

    @Test
    void everyReasonNamesItsTableItsRowAndItsClause() {
        Advice advice =
                criteria.advise(CaseFixture.of(58, "I10", "systolic=186 diastolic=112", "severe-headache", 0, null));
        assertThat(advice.level()).isEqualTo(Level.EMERGENCY);
        assertThat(advice.reasons()).isNotEmpty().allSatisfy(reason -> {
            assertThat(reason.table()).isEqualTo("hypertension");
            assertThat(reason.source()).isNotBlank();
            assertThat(reason.confidence()).isIn("C", "L");
        });
        assertThat(advice.reasons()).extracting(Advice.Reason::row).doesNotHaveDuplicates();
        assertThat(advice.reasons().getFirst().source()).contains("国卫办医函〔2022〕34号");
    }

    @Test
    void whatTheInstitutionCannotTreatIsReferred() {
        assertThat(criteria.advise(CaseFixture.of(40, "K35", "", "", 0, Capability.REFERS))
                        .level())
                .isEqualTo(Level.REFER_ROUTINELY);
        assertThat(criteria.advise(CaseFixture.of(40, "K35", "", "", 0, Capability.TREATS_WITH_HELP))
                        .level())
                .isEqualTo(Level.CONSULT);
        assertThat(criteria.advise(CaseFixture.of(40, "K35", "", "", 0, Capability.TREATS))
                        .level())
                .isEqualTo(Level.TREAT_HERE);
    }

    @ParameterizedTest
    @CsvSource({
        "64,,0",
        "65,,1",
        "6,,1",
        "7,,0",
        "40,critical,1",
        "40,acute-infectious,1",
        "40,planned-readmission,1",
        "40,lives-elsewhere,1"
    })
    void exemptionsFromFirstContactFollowTheRules(int age, String finding, int count) {
        assertThat(criteria.advise(CaseFixture.of(age, "J06.9", "", finding, 0, null))
                        .exemptions())
                .hasSize(count);
    }

    @Test
    void everyFindingThatATableNamesIsInTheVocabularyAndTheOtherWayRound() {
        Set<String> known =
                criteria.findings().stream().map(Criteria.Finding::code).collect(Collectors.toSet());
        Set<String> used = ShippedTables.all(Instant.EPOCH).stream()
                .map(table -> CompiledTable.of(table.name(), table.xml()))
                .flatMap(table -> TrialPage.findingCodes(table).stream())
                .collect(Collectors.toSet());
        assertThat(known).containsAll(used);
        used.add("headache");
        assertThat(used).containsAll(known);
    }
}
