package org.jieli.insurance.budget;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.insurance.EpisodeDirection;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Confidence;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.web.TypedNumbers;
import org.jspecify.annotations.Nullable;

/** A new budget as it is typed; groups and score factors come as lines in the order of the example's. */
record BudgetForm(
        @Nullable String allianceId,
        @Nullable String year,
        @Nullable String source,
        Confidence confidence,
        HeadBasis basis,
        List<String> amounts,
        String nearFrom,
        String band,
        String fundShare,
        List<String> scores,
        List<String> factors,
        String county,
        String township,
        String village,
        String up,
        String down,
        String key) {

    static BudgetForm example(int year, String key) {
        BudgetTerms terms = BudgetTermsFile.example();
        return new BudgetForm(
                "",
                Integer.toString(year),
                "",
                Confidence.U,
                terms.basis(),
                terms.perCapita().stream()
                        .map(group -> group.amount().toPlainString())
                        .toList(),
                percent(terms.nearFrom()),
                percent(terms.band()),
                percent(terms.fundShare()),
                terms.factors().stream()
                        .map(each -> each.fromScore().toPlainString())
                        .toList(),
                terms.factors().stream()
                        .map(each -> each.factor().toPlainString())
                        .toList(),
                plain(terms.shares().get(ShareTier.COUNTY_TIER)),
                plain(terms.shares().get(ShareTier.TOWNSHIP_TIER)),
                plain(terms.shares().get(ShareTier.VILLAGE_TIER)),
                percent(terms.referrals().getFirst().referrer()),
                percent(terms.referrals().get(1).referrer()),
                key);
    }

    OpeningBudget.Asked asked() {
        List<FieldFault> faults = new ArrayList<>();
        TypedNumbers numbers = new TypedNumbers();
        BudgetTerms example = BudgetTermsFile.example();
        List<BudgetTerms.PerCapita> groups = new ArrayList<>();
        for (int i = 0; i < example.perCapita().size(); i++) {
            BudgetTerms.PerCapita group = example.perCapita().get(i);
            groups.add(new BudgetTerms.PerCapita(
                    group.code(),
                    group.name(),
                    group.scheme(),
                    group.fromAge(),
                    group.toAge(),
                    number(numbers, faults, "amounts" + i, at(amounts, i))));
        }
        List<BudgetTerms.ScoreFactor> steps = new ArrayList<>();
        for (int i = 0; i < example.factors().size(); i++) {
            steps.add(new BudgetTerms.ScoreFactor(
                    number(numbers, faults, "factors", at(scores, i)),
                    number(numbers, faults, "factors", at(factors, i))));
        }
        Map<ShareTier, BigDecimal> shares = new EnumMap<>(ShareTier.class);
        shares.put(ShareTier.COUNTY_TIER, number(numbers, faults, "shares", county));
        shares.put(ShareTier.TOWNSHIP_TIER, number(numbers, faults, "shares", township));
        shares.put(ShareTier.VILLAGE_TIER, number(numbers, faults, "shares", village));
        BudgetTerms terms = new BudgetTerms(
                basis,
                groups,
                share(numbers, faults, "nearFrom", nearFrom),
                share(numbers, faults, "band", band),
                share(numbers, faults, "fundShare", fundShare),
                steps,
                shares,
                List.of(
                        new BudgetTerms.ReferralShare(EpisodeDirection.UP, share(numbers, faults, "referrals", up)),
                        new BudgetTerms.ReferralShare(
                                EpisodeDirection.DOWN, share(numbers, faults, "referrals", down))),
                example.sources());
        Integer forYear = numbers.whole("year", year);
        if (forYear == null || forYear < 2000 || forYear > 2100) {
            faults.add(FieldFault.of("year", "insurance.budget.year"));
        }
        if (source == null || source.isBlank()) {
            faults.add(FieldFault.of("source", "common.required"));
        }
        UUID alliance = alliance(faults);
        List<FieldFault> all = FieldFault.joined(numbers.faults(), faults);
        if (!all.isEmpty()) {
            throw new Fault(CommonFault.INVALID, all);
        }
        return new OpeningBudget.Asked(
                java.util.Objects.requireNonNull(alliance),
                java.util.Objects.requireNonNull(forYear),
                terms,
                String.valueOf(source).strip(),
                confidence);
    }

    private @Nullable UUID alliance(List<FieldFault> faults) {
        try {
            return UUID.fromString(allianceId == null ? "" : allianceId);
        } catch (IllegalArgumentException e) {
            faults.add(FieldFault.of("allianceId", "common.required"));
            return null;
        }
    }

    private static String at(@Nullable List<String> typed, int i) {
        return typed == null || i >= typed.size() ? "" : typed.get(i);
    }

    private static String percent(BigDecimal share) {
        return share.movePointRight(2).stripTrailingZeros().toPlainString();
    }

    /** Typed as percent. */
    private static BigDecimal share(
            TypedNumbers numbers, List<FieldFault> faults, String field, @Nullable String typed) {
        return number(numbers, faults, field, typed).movePointLeft(2);
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null ? "" : number.toPlainString();
    }

    private static BigDecimal number(
            TypedNumbers numbers, List<FieldFault> faults, String field, @Nullable String typed) {
        BigDecimal number = numbers.decimal(field, typed);
        if (number == null && (typed == null || typed.isBlank())) {
            faults.add(FieldFault.of(field, "common.required"));
        }
        return number == null ? BigDecimal.ZERO : number;
    }
}
