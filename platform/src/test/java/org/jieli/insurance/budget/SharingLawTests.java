package org.jieli.insurance.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.jieli.insurance.EpisodeDirection;
import org.jieli.shared.Identifiers;
import org.junit.jupiter.api.Test;

/** What an alliance gets and owes adds up to the fen, and the worked examples of a closing. */
class SharingLawTests {

    private final BudgetTerms terms = BudgetTermsFile.example();

    @Property
    void partsOfASurplusAndOfAnOverrunAddUp(
            @ForAll @BigRange(min = "0", max = "99999999") @Scale(2) BigDecimal yuan,
            @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 0, max = 100) Integer> scores) {
        List<BudgetMember> members = new ArrayList<>();
        for (int score : scores) {
            members.add(member(ShareTier.values()[score % 3], "1." + score, score == 0 ? null : score));
        }
        SharingOut sharing = new SharingOut(terms);
        assertThat(sum(sharing.surplus(yuan, members).values())).isEqualByComparingTo(yuan);
        assertThat(sum(sharing.overrun(yuan, members).values())).isEqualByComparingTo(yuan);
    }

    @Property
    void aClosingLosesNothing(
            @ForAll @BigRange(min = "0", max = "99999999") @Scale(2) BigDecimal budget,
            @ForAll @BigRange(min = "0", max = "99999999") @Scale(2) BigDecimal spent,
            @ForAll @BigRange(min = "0", max = "100") @Scale(2) BigDecimal score) {
        YearResult result = YearResult.of(budget, spent, score, terms);
        assertThat(result.settled().add(result.overrun()))
                .isEqualByComparingTo(result.spent().add(result.surplus()));
        assertThat(result.byFund().add(result.byAlliance())).isEqualByComparingTo(result.overrun());
        assertThat(result.byFund()).isLessThanOrEqualTo(result.withinBand());
        assertThat(result.byAlliance()).isNotNegative();
    }

    @Property
    void thePartsOfAReferredStayAddUp(
            @ForAll @BigRange(min = "0", max = "999999") @Scale(2) BigDecimal basic,
            @ForAll EpisodeDirection direction) {
        List<ReferredStay.Part> parts = new ReferredStay(
                        Identifiers.next(), direction, Identifiers.next(), Identifiers.next(), basic)
                .parts(terms);
        assertThat(sum(parts.stream().map(ReferredStay.Part::amount).toList())).isEqualByComparingTo(basic);
    }

    @Property
    void theTwelveMonthsAddUpToTheBudget(@ForAll @BigRange(min = "0", max = "999999999") @Scale(2) BigDecimal budget) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int month = 1; month <= 12; month++) {
            sum = sum.add(ClosingBudget.prepaid(budget, month));
        }
        assertThat(sum).isEqualByComparingTo(budget);
    }

    @Test
    void aSurplusGoesSixToThreeToOneAndWithinATierByScore() {
        BudgetMember lead = member(ShareTier.COUNTY_TIER, "1", 95);
        BudgetMember good = member(ShareTier.TOWNSHIP_TIER, "1", 90);
        BudgetMember middling = member(ShareTier.TOWNSHIP_TIER, "1", 60);
        BudgetMember village = member(ShareTier.VILLAGE_TIER, "1", 80);
        Map<UUID, BigDecimal> parts =
                new SharingOut(terms).surplus(new BigDecimal("1000000.00"), List.of(lead, good, middling, village));
        assertThat(parts.get(lead.institutionId())).isEqualByComparingTo("600000.00");
        assertThat(parts.get(good.institutionId())).isEqualByComparingTo("180000.00");
        assertThat(parts.get(middling.institutionId())).isEqualByComparingTo("120000.00");
        assertThat(parts.get(village.institutionId())).isEqualByComparingTo("100000.00");
    }

    @Test
    void anOverrunIsSharedHalfAndHalfWithinTenPercentAndBorneByTheAllianceAbove() {
        // Score 85: 10 million × 0.98 = 9.8 million; 11 million spent; 980,000 of the overrun lie within the band.
        YearResult result = YearResult.of(
                new BigDecimal("10000000.00"), new BigDecimal("11000000.00"), new BigDecimal("85"), terms);
        assertThat(result.settled()).isEqualByComparingTo("9800000.00");
        assertThat(result.overrun()).isEqualByComparingTo("1200000.00");
        assertThat(result.withinBand()).isEqualByComparingTo("980000.00");
        assertThat(result.byFund()).isEqualByComparingTo("490000.00");
        assertThat(result.byAlliance()).isEqualByComparingTo("710000.00");
    }

    @Test
    void aForecastFollowsLastYearsCourseAndGoesOnEvenlyWithoutOne() {
        Forecast seasonal = Forecast.of(new BigDecimal("300"), 3, new BigDecimal("250"), new BigDecimal("1000"));
        assertThat(seasonal.yuan()).isEqualByComparingTo("1200.00");
        assertThat(seasonal.byLastYear()).isTrue();
        Forecast even = Forecast.of(new BigDecimal("300"), 3, BigDecimal.ZERO, BigDecimal.ZERO);
        assertThat(even.yuan()).isEqualByComparingTo("1200.00");
        assertThat(even.byLastYear()).isFalse();
        assertThat(even.warning(new BigDecimal("1300"), terms)).isEqualTo(BudgetWarning.WITHIN_BUDGET);
        assertThat(even.warning(new BigDecimal("1250"), terms)).isEqualTo(BudgetWarning.NEAR_BUDGET);
        assertThat(even.warning(new BigDecimal("1199"), terms)).isEqualTo(BudgetWarning.OVER_BUDGET);
    }

    private static BudgetMember member(
            ShareTier tier, String weight, @org.jspecify.annotations.Nullable Integer score) {
        return new BudgetMember(
                Identifiers.next(),
                "示范成员",
                tier,
                new BigDecimal(weight),
                score == null ? null : BigDecimal.valueOf(score));
    }

    private static BigDecimal sum(Collection<BigDecimal> parts) {
        return parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
