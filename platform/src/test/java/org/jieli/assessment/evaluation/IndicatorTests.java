package org.jieli.assessment.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jieli.assessment.form.CellValue;
import org.jieli.assessment.form.Form;
import org.jieli.assessment.form.Forms;
import org.jieli.assessment.form.Operands;
import org.jieli.assessment.form.Period;
import org.jieli.database.JieliHome;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The indicators of 2019 on the figures of an invented province, worked out by hand. */
class IndicatorTests {

    private static final String EDITION = "2019";

    private static Forms forms;
    private static Indicators indicators;
    private static Form province;

    @BeforeAll
    static void read(@TempDir Path home) throws IOException {
        forms = new Forms(new JieliHome(home));
        indicators = new Indicators(forms);
        province = forms.get("province", EDITION);
    }

    @ParameterizedTest
    @CsvSource({
        "primary_construction_rate, 96, 960, 1000",
        "county_hospital_grade_rate, 75, 9, 12",
        "gps_per_10k_urban, 2.5, 500, 2000000",
        "township_with_gp_share, 90, 180, 200",
        "gps_per_township_hospital, 1.5, 300, 200",
        "tcm_service_share, 77.68, 738, 950",
        "tcm_service_share_community_centres, 96, 48, 50",
        "tcm_service_share_township_centres, 95, 190, 200",
        "tcm_service_share_community_stations, 80, 80, 100",
        "tcm_service_share_village_clinics, 70, 420, 600",
        "primary_tcm_visit_share, 22.5, 90000, 400000",
        "telemedicine_county_coverage, 75, 15, 20",
        "tiered_system_coverage, 77.59, 225, 290",
        "tiered_system_coverage_hospitals, 75, 30, 40",
        "tiered_system_coverage_tertiary, 75, 12, 16",
        "tiered_system_coverage_secondary, 75, 18, 24",
        "tiered_system_coverage_township, 75, 150, 200",
        "tiered_system_coverage_community, 90, 45, 50",
        "tiered_system_coverage_township_community, 78, 195, 250",
        "alliance_count, 23, 23,",
        "alliance_coverage_count, 240, 240,",
        "primary_visit_share, 65, 5200000, 8000000",
        "two_week_primary_first_share, 69, 690, 1000",
        "county_care_rate, 92.5, 3000, 40000",
        "chronic_standard_management_rate, 50, 40000, 80000",
        "hypertension_standard_management_rate, 50, 30000, 60000",
        "diabetes_standard_management_rate, 50, 10000, 20000",
        "enrolment_coverage, 37.5, 1500000, 4000000",
        "key_population_enrolment_coverage, 75, 600000, 800000",
        "down_referrals, 1100, 1100,",
        "down_referral_growth, 10, 100, 1000",
        "up_referrals, 1500, 1500,",
        "up_referral_growth, -25, -500, 2000",
        "paired_support_coverage, 90, 225, 250",
        "enrolment_fee_total, 120, 120,",
        "enrolment_fee_share_insurance, 50, 60, 120",
        "enrolment_fee_share_fiscal, 37.5, 45, 120",
        "enrolment_fee_share_personal, 12.5, 15, 120",
        "poor_enrolment_coverage, 90, 9000, 10000",
        "primary_subsidy_county_share, 90, 18, 20",
        "performance_pay_county_share, 0, 0, 20"
    })
    void eachComesToWhatWasWorkedOutByHand(String id, BigDecimal value, BigDecimal numerator, BigDecimal denominator) {
        DerivedFigure figure = indicator(id).figure(operands(InventedProvince.cells()));
        assertThat(new BigDecimal(indicator(id).shown(figure.value()))).isEqualByComparingTo(value);
        assertThat(figure.numerator()).isEqualByComparingTo(numerator);
        if (denominator == null) {
            assertThat(figure.denominator()).isNull();
        } else {
            assertThat(figure.denominator()).isEqualByComparingTo(denominator);
        }
        assertThat(figure.missing()).isEmpty();
    }

    @Test
    void theTableAboveLeavesNoneOut() throws NoSuchMethodException {
        String[] table = getClass()
                .getDeclaredMethod(
                        "eachComesToWhatWasWorkedOutByHand",
                        String.class,
                        BigDecimal.class,
                        BigDecimal.class,
                        BigDecimal.class)
                .getAnnotation(CsvSource.class)
                .value();
        assertThat(indicators.of(EDITION, "province").stream().map(Indicator::id))
                .containsExactlyElementsOf(java.util.Arrays.stream(table)
                        .map(line -> line.split(",")[0])
                        .toList());
    }

    @Test
    void whereAnOperandIsMissingNothingIsComputedAndTheOperandIsNamed() {
        for (Indicator indicator : indicators.of(EDITION, "province")) {
            for (String operand : indicator.needs()) {
                Map<String, String> cells = InventedProvince.cells();
                Map<String, String> last = InventedProvince.lastPeriod();
                cells.put(operand, CellValue.NOT_COUNTED);
                last.remove(operand.replace(Operands.LAST, ""));
                boolean ofLast = operand.startsWith(Operands.LAST);
                DerivedFigure figure = indicator.figure(operands(
                        ofLast ? InventedProvince.cells() : cells, ofLast ? last : InventedProvince.lastPeriod()));
                assertThat(figure.isComputable()).as(indicator.id()).isFalse();
                assertThat(figure.missing()).as(indicator.id()).containsExactly(operand);
            }
        }
    }

    @Test
    void aNumeratorOfZeroIsAFigureAndADenominatorOfZeroIsNone() {
        Map<String, String> cells = InventedProvince.cells();
        cells.put("counties_total", "0");
        DerivedFigure figure = indicator("telemedicine_county_coverage").figure(operands(cells));
        assertThat(figure.isComputable()).isFalse();
        assertThat(figure.missing()).isEmpty();
    }

    @Test
    void whereDefinitionAndFormulaContradictEachOtherTheFormulaIsFollowed() {
        assertThat(indicator("key_population_enrolment_coverage").needs())
                .containsExactly("enrolled_key_population", "key_population");
        assertThat(indicator("county_hospital_grade_rate").needs())
                .containsExactly("counties_300k_grade2a_both", "counties_over_300k");
        assertThat(indicator("up_referrals").needs())
                .containsExactly("up_referrals_from_primary", "up_referrals_from_continuing_care");
        assertThat(indicator("county_hospital_grade_rate").row().defect()).isNotBlank();
    }

    @Test
    void theIndicatorOfASetOfUnitsIsTheRatioOfItsSums() {
        Operands operands = operands(InventedProvince.cells());
        for (Indicator indicator : indicators.of(EDITION, "province")) {
            DerivedFigure figure = indicator.figure(operands);
            if (indicator.isAdditive()) {
                assertThat(indicator
                                .ofSums(figure.numerator(), figure.denominator())
                                .orElseThrow())
                        .as(indicator.id())
                        .isEqualByComparingTo(figure.value());
            } else {
                assertThat(indicator.ofSums(figure.numerator(), figure.denominator()))
                        .isEmpty();
            }
        }
        assertThat(indicator("enrolment_fee_total").isAdditive()).isFalse();
        assertThat(indicator("county_care_rate").isAdditive()).isTrue();
    }

    @Test
    void aFileThatNamesWhatTheFormsDoNotHaveIsRefusedWithTheIndicatorNamed() {
        IndicatorRow known = indicator("alliance_count").row();
        IndicatorRow wrong = new IndicatorRow(
                "broken",
                "1",
                "x",
                null,
                "x",
                null,
                null,
                "no_such_item",
                "",
                0,
                Better.NONE,
                List.of("province"),
                null,
                "C",
                null,
                null);
        assertThat(known.forms()).contains("province");
        assertThatThrownBy(() -> Indicator.of(wrong, "", false, List.of(province)))
                .hasMessageContaining("broken")
                .hasMessageContaining("no_such_item");
    }

    @Test
    void everyMeasureOfThePerformanceSetsIsAnIndicatorOfItsForm() {
        PerformanceSets sets = indicators.performance(EDITION).orElseThrow();
        for (PerformanceSets.PerformanceSet set : sets.sets()) {
            List<String> measured = set.indicators().stream()
                    .filter(each -> each.measure() != null)
                    .map(each -> set.figure(each.number()))
                    .toList();
            assertThat(measured).isNotEmpty();
            assertThat(indicators.of(EDITION, set.form()).stream().map(Indicator::id))
                    .containsAll(measured);
        }
    }

    @Test
    void theStandardsAreTenClausesAndATargetIsMetFromItsBoundOn() throws IOException {
        Standards standards = new Standards(indicators);
        assertThat(standards.of(EDITION).orElseThrow().standards()).hasSize(10);
        Standards.Target visits =
                standards.target(EDITION, "primary_visit_share").orElseThrow();
        assertThat(visits.of(new BigDecimal("65"))).isEqualTo(Standards.Attainment.MET);
        assertThat(visits.of(new BigDecimal("64.9999"))).isEqualTo(Standards.Attainment.NOT_MET);
        assertThat(visits.of(null)).isEqualTo(Standards.Attainment.NOT_CHECKABLE);
    }

    private static Indicator indicator(String id) {
        return indicators.find(EDITION, id).orElseThrow();
    }

    private static Operands operands(Map<String, String> cells) {
        return operands(cells, InventedProvince.lastPeriod());
    }

    private static Operands operands(Map<String, String> cells, Map<String, String> last) {
        return Operands.of(province.read(cells))
                .lastPeriod(province.read(last))
                .period(new Period(java.time.LocalDate.of(2026, 1, 1), java.time.LocalDate.of(2026, 6, 30), 120));
    }
}
