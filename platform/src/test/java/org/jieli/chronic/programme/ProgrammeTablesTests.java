package org.jieli.chronic.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.jieli.chronic.ChronicProgramme;
import org.junit.jupiter.api.Test;

/** The numbers of the programmes stand in tables with their sources, and grade as the documents do. */
class ProgrammeTablesTests {

    private final ProgrammeTables tables = new ProgrammeTables();
    private final DiseaseGrading grading = new DiseaseGrading();

    @Test
    void everyNumberHasASourceAndAMark() {
        assertThat(tables.parameters()).isNotEmpty().allSatisfy(parameter -> {
            assertThat(parameter.source()).isNotBlank();
            assertThat(parameter.confidence()).isIn("C", "L", "U");
        });
        assertThat(tables.parameters().stream().map(Parameter::key)).doesNotHaveDuplicates();
    }

    @Test
    void everyProgrammeHasADefinitionAndKnownMeasurements() {
        for (ChronicProgramme programme : ChronicProgramme.values()) {
            assertThat(tables.definition(programme).diagnosis()).isNotBlank();
            assertThat(tables.fields(programme)).allSatisfy(field -> assertThat(tables.measurement(field.measurement()))
                    .isNotNull());
        }
    }

    @Test
    void whatIsUncertainHoldsOnlyWhereACountyConfirmedIt() {
        Settings settings = StepsLawTests.shipped(tables);
        assertThat(settings.find(ChronicProgramme.COPD, "intervalDays")).isEmpty();
        assertThat(settings.find(ChronicProgramme.HYPERTENSION, "intervalDays")).hasValue(new BigDecimal("90"));
    }

    @Test
    void theHigherOfBothPressuresDecidesTheGradeAndTheRiskFollowsTheTable() {
        String grade = grading.grade(
                ChronicProgramme.HYPERTENSION,
                Map.of("systolic", new BigDecimal("150"), "diastolic", new BigDecimal("112")));
        assertThat(grade).isEqualTo("3");
        var man = new DiseaseGrading.Person("MALE", 56, Set.of());
        assertThat(grading.factors(Set.of("SMOKING"), man)).containsExactly("AGE", "SMOKING");
        assertThat(grading.risk(ChronicProgramme.HYPERTENSION, "1", Set.of())).isEqualTo("LOW");
        assertThat(grading.risk(ChronicProgramme.HYPERTENSION, "2", Set.of("SMOKING")))
                .isEqualTo("MEDIUM_OR_HIGH");
        assertThat(grading.risk(ChronicProgramme.HYPERTENSION, "1", Set.of("AGE", "SMOKING", "LIPIDS")))
                .isEqualTo("HIGH");
        assertThat(grading.risk(ChronicProgramme.HYPERTENSION, "1", Set.of("CLINICAL_COMPLICATION")))
                .isEqualTo("VERY_HIGH");
        assertThat(grading.factors(
                        Set.of(), new DiseaseGrading.Person("FEMALE", 60, Set.of(ChronicProgramme.DIABETES))))
                .containsExactly("DIABETES");
    }

    @Test
    void kidneysAreGradedByFiltrationAndAlbumin() {
        assertThat(grading.grade(
                        ChronicProgramme.KIDNEY, Map.of("egfr", new BigDecimal("44.9"), "acr", new BigDecimal("300"))))
                .isEqualTo("G3b/A2");
        assertThat(grading.grade(ChronicProgramme.COPD, Map.of("fev1", new BigDecimal("50"))))
                .isEqualTo("GOLD 2");
        assertThat(grading.grade(ChronicProgramme.COPD, Map.of())).isNull();
    }
}
