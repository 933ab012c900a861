package org.jieli.insurance.entitlement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jieli.insurance.Claim;
import org.jieli.insurance.entitlement.Course.Following;
import org.jieli.insurance.rules.BenefitRules;
import org.jieli.insurance.rules.DeductibleStrategy;
import org.jieli.insurance.rules.LevelTerms;
import org.jieli.insurance.rules.LevelTerms.OfBill;
import org.jieli.insurance.rules.PersonGroup;
import org.jieli.insurance.rules.ReferralTerms.OutOfArea;
import org.jspecify.annotations.Nullable;

/** The deductible of a stay: the level's for the nth stay of the year, or what the disease cycle asks, whichever is less. */
final class Deductibles {

    private final BenefitRules rules;

    Deductibles(BenefitRules rules) {
        this.rules = rules;
    }

    /**
     * What is asked of a stay, yuan.
     *
     * @param due what the person pays before the fund does
     * @param ofLevel what a first stay at the level would pay
     */
    record Due(BigDecimal due, BigDecimal ofLevel) {}

    /** Of the stays that a claim may follow the one after which least is due; the latest of equals. */
    @Nullable
    Following best(List<Following> followed, Claim claim, LevelTerms level, List<PersonGroup> groups) {
        if (followed.size() < 2) {
            return followed.isEmpty() ? null : followed.getFirst();
        }
        BigDecimal factor = factor(claim, groups);
        return Collections.min(
                followed, Comparator.comparing(following -> inCycle(following, level, claim.total(), factor)));
    }

    private BigDecimal inCycle(Following following, LevelTerms level, BigDecimal total, BigDecimal factor) {
        BigDecimal first = scaled(table(level, 1, total), factor);
        BigDecimal nth = scaled(table(level, following.soFar().stays() + 1, total), factor);
        return strategy(following).due(following.soFar(), first, nth);
    }

    private DeductibleStrategy strategy(Following following) {
        return rules.episode().strategies().getOrDefault(following.direction(), DeductibleStrategy.FULL);
    }

    Due of(
            Claim claim,
            LevelTerms level,
            List<PersonGroup> groups,
            int nth,
            @Nullable Following following,
            Ledger ledger) {
        BigDecimal total = claim.total();
        BigDecimal factor = factor(claim, groups);
        BigDecimal table = table(level, nth, total);
        BigDecimal alone = scaled(table, factor);
        ledger.line(Step.LEVEL_DEDUCTIBLE, total, table, ofLevel(level, nth));
        if (factor.compareTo(BigDecimal.ONE) != 0) {
            ledger.line(Step.DEDUCTIBLE_FACTOR, table, alone, Word.rate(factor));
        }
        BigDecimal first = scaled(table(level, 1, total), factor);
        if (following == null) {
            return new Due(alone, first);
        }
        BigDecimal inCycle = inCycle(following, level, total, factor).min(alone);
        ledger.line(
                Step.EPISODE_DEDUCTIBLE,
                alone,
                inCycle,
                Word.of(following.direction()),
                Word.of(strategy(following)),
                Word.yuan(following.soFar().paid()));
        return new Due(inCycle, first);
    }

    /** Which of the year's stays it is only where that changes the amount. */
    private static Word[] ofLevel(LevelTerms level, int nth) {
        Word name = Word.text(level.name());
        return level.laterStaysDiffer() ? new Word[] {name, Word.text(String.valueOf(nth))} : new Word[] {name};
    }

    private BigDecimal factor(Claim claim, List<PersonGroup> groups) {
        BigDecimal least = BigDecimal.ONE;
        for (PersonGroup group : groups) {
            least = least.min(group.deductibleFactor());
        }
        OutOfArea area = rules.referral().areas().get(claim.area());
        return area == null ? least : least.multiply(area.deductibleFactor());
    }

    private static BigDecimal table(LevelTerms level, int nth, BigDecimal total) {
        OfBill ofBill = level.ofBill();
        if (ofBill == null) {
            return level.deductible(nth);
        }
        BigDecimal share = total.multiply(ofBill.share()).setScale(2, RoundingMode.HALF_UP);
        return share.max(ofBill.least()).min(ofBill.most());
    }

    private static BigDecimal scaled(BigDecimal amount, BigDecimal factor) {
        return factor.compareTo(BigDecimal.ONE) == 0
                ? amount
                : amount.multiply(factor).setScale(2, RoundingMode.HALF_UP);
    }
}
