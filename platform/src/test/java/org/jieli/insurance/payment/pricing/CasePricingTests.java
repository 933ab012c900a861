package org.jieli.insurance.payment.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jieli.institution.Tier;
import org.jieli.insurance.payment.terms.CaseGroup;
import org.jieli.insurance.payment.terms.PaymentTermsFile;
import org.jieli.insurance.payment.terms.PaymentTermsSet;
import org.jieli.shared.Confidence;
import org.jieli.shared.Identifiers;
import org.junit.jupiter.api.Test;

/** Cases worked by hand under the shipped example of weights: base rate 6200, tiers 0.85, 1.00, 1.12. */
class CasePricingTests {

    private final PaymentTermsSet set = PaymentTermsFile.shipped("weights");
    private final CasePricing pricing = new CasePricing(set.terms());

    @Test
    void theExampleHasSixtyGroupsAndMoreOfThemTwentyFiveOfThePrimaryLevelAndIsForTryingOutOnly() {
        for (String name : PaymentTermsFile.EXAMPLES) {
            PaymentTermsSet example = PaymentTermsFile.shipped(name);
            assertThat(example.confidence()).isEqualTo(Confidence.U);
            assertThat(example.terms().groups()).hasSizeGreaterThan(60);
            assertThat(example.terms().groups().stream().filter(CaseGroup::primaryLevel))
                    .hasSizeGreaterThanOrEqualTo(25);
        }
    }

    @Test
    void anOrdinaryCaseIsWeightTimesBaseRateTimesCoefficientLessWhatOthersPay() {
        // Heart failure 0.88 × 1.12 × 6200 = 6110.72, less 2000.
        assertThat(paid(Tier.TERTIARY, "I50.0", 7, "7000", "2000")).isEqualByComparingTo("4110.72");
        // At the county hospital 0.88 × 1.00 × 6200 = 5456.00.
        assertThat(paid(Tier.SECONDARY, "I50.9", 7, "7000", "2000")).isEqualByComparingTo("3456.00");
    }

    @Test
    void aPrimaryLevelDiseaseIsPaidTheSameAtEveryTier() {
        // Pneumonia 0.55 × 1.00 × 6200 = 3410.
        for (Tier tier : Tier.values()) {
            assertThat(paid(tier, "J18.9", 7, "3700", "1000")).isEqualByComparingTo("2410.00");
        }
    }

    @Test
    void aCheapCaseIsPaidAtItsCost() {
        // 1000 ÷ 3700 is below one half.
        assertThat(weighed(Tier.TERTIARY, "J18.9", 3, "1000", "300").way()).isEqualTo(PayWay.LOW_OUTLIER);
        assertThat(paid(Tier.TERTIARY, "J18.9", 3, "1000", "300")).isEqualByComparingTo("700.00");
        // Exactly one half is ordinary.
        assertThat(weighed(Tier.TERTIARY, "J18.9", 3, "1850", "300").way()).isEqualTo(PayWay.ORDINARY_CASE);
    }

    @Test
    void aDearCaseGetsTheRatioLessTwoPlusOneTimesItsWeight() {
        // 11100 ÷ 3700 = 3: weight 0.55 × (3 − 2 + 1) = 1.10, × 6200 = 6820.
        assertThat(weighed(Tier.SECONDARY, "J18.9", 20, "11100", "4000").way()).isEqualTo(PayWay.HIGH_OUTLIER);
        assertThat(paid(Tier.SECONDARY, "J18.9", 20, "11100", "4000")).isEqualByComparingTo("2820.00");
        // Exactly twice is ordinary.
        assertThat(weighed(Tier.SECONDARY, "J18.9", 20, "7400", "4000").way()).isEqualTo(PayWay.ORDINARY_CASE);
    }

    @Test
    void aCaseUnderSpecialReviewIsPaidAtItsCostHoweverDear() {
        PayableCase payable = payable(Tier.SECONDARY, "J18.9", false, 20, "11100", "4000", true);
        WeighedCase weighed = pricing.weigh(payable, PaymentLedger.NONE);
        assertThat(weighed.way()).isEqualTo(PayWay.REVIEWED_CASE);
        assertThat(pricing.pay(weighed, PaymentLedger.NONE)).isEqualByComparingTo("7100.00");
    }

    @Test
    void aDearCaseIsWeighedByTheExactRatio() {
        // 10000 ÷ 3700: weight 0.55 × (10000 − 3700) ÷ 3700, × 6200 = 5806.216….
        WeighedCase weighed = weighed(Tier.SECONDARY, "J18.9", 20, "10000", "0");
        assertThat(weighed.weight().multiply(new BigDecimal("3700")).setScale(20, RoundingMode.HALF_UP))
                .isEqualByComparingTo("3465");
        assertThat(weighed.shownWeight()).isEqualByComparingTo("0.936486");
        assertThat(pricing.pay(weighed, PaymentLedger.NONE)).isEqualByComparingTo("5806.22");
    }

    @Test
    void aCaseAtItsCostTakesNoCoefficientByPointsEither() {
        CasePricing points = new CasePricing(PaymentTermsFile.shipped("points").terms());
        for (Tier tier : Tier.values()) {
            WeighedCase weighed =
                    points.weigh(payable(tier, "J18.9", false, 3, "100", "30", false), PaymentLedger.NONE);
            assertThat(weighed.way()).isEqualTo(PayWay.LOW_OUTLIER);
            assertThat(weighed.coefficient()).isEqualByComparingTo("1");
        }
    }

    @Test
    void nothingIsPaidWhereOthersPayMoreThanTheStandard() {
        assertThat(paid(Tier.SECONDARY, "J06.9", 3, "2500", "1900")).isEqualByComparingTo("0.00");
    }

    @Test
    void aDiagnosisThatNoGroupNamesHasTheWeightOfTheUngrouped() {
        // 0.60 × 1.00 × 6200 = 3720.
        assertThat(weighed(Tier.SECONDARY, "R99", 3, "5000", "0").group()).isNull();
        assertThat(paid(Tier.SECONDARY, "R99", 3, "5000", "0")).isEqualByComparingTo("3720.00");
    }

    @Test
    void theGroupThatNamesTheDiagnosisMostCloselyTakesIt() {
        assertThat(weighed(Tier.SECONDARY, "E11.2", 3, "7000", "0").group()).isEqualTo("E112");
        assertThat(weighed(Tier.SECONDARY, "E11.9", 3, "4000", "0").group()).isEqualTo("E11");
        assertThat(weighed(Tier.SECONDARY, "C16.9", 3, "20000", "0").group()).isEqualTo("C16");
        assertThat(weighed(Tier.SECONDARY, "C61", 3, "20000", "0").group()).isEqualTo("C80");
    }

    @Test
    void aLongStayInContinuingCareIsPaidByTheDayWithFallingRates() {
        // 30 × 220 + 60 × 180 + 10 × 140 = 18800.
        PayableCase payable = payable(Tier.NONE, "I69.3", true, 100, "25000", "5000", false);
        PaymentLedger ledger = PaymentLedger.kept();
        WeighedCase weighed = pricing.weigh(payable, ledger);
        assertThat(weighed.way()).isEqualTo(PayWay.BED_DAY_CASE);
        assertThat(pricing.pay(weighed, ledger)).isEqualByComparingTo("13800.00");
        assertThat(ledger.lines())
                .extracting(PaymentLine::step)
                .containsExactly(
                        PaymentStep.BED_DAYS,
                        PaymentStep.BED_DAYS,
                        PaymentStep.BED_DAYS,
                        PaymentStep.LESS_OTHERS,
                        PaymentStep.PAID_CASE);
        // A short one is paid by its group.
        assertThat(pricing.weigh(payable(Tier.NONE, "I69.3", true, 29, "4000", "500", false), PaymentLedger.NONE)
                        .way())
                .isEqualTo(PayWay.ORDINARY_CASE);
    }

    @Test
    void everyStepIsTold() {
        PaymentLedger ledger = PaymentLedger.kept();
        pricing.pay(pricing.weigh(payable(Tier.TERTIARY, "I50.0", false, 7, "7000", "2000", false), ledger), ledger);
        assertThat(ledger.lines())
                .extracting(PaymentLine::step)
                .containsExactly(
                        PaymentStep.CASE_GROUP,
                        PaymentStep.COST_RATIO,
                        PaymentStep.COEFFICIENT,
                        PaymentStep.BASE_RATE,
                        PaymentStep.LESS_OTHERS,
                        PaymentStep.PAID_CASE);
        assertThat(ledger.lines().get(3).arguments()).isEqualTo(List.of("0.9856", "6200"));
    }

    private WeighedCase weighed(Tier tier, String diagnosis, int days, String total, String others) {
        return pricing.weigh(payable(tier, diagnosis, false, days, total, others, false), PaymentLedger.NONE);
    }

    private BigDecimal paid(Tier tier, String diagnosis, int days, String total, String others) {
        return pricing.pay(weighed(tier, diagnosis, days, total, others), PaymentLedger.NONE);
    }

    private static PayableCase payable(
            Tier tier, String diagnosis, boolean continuing, int days, String total, String others, boolean reviewed) {
        return new PayableCase(
                Identifiers.next(),
                Identifiers.next(),
                tier,
                continuing,
                days,
                diagnosis,
                new BigDecimal(total),
                new BigDecimal(others),
                reviewed);
    }
}
