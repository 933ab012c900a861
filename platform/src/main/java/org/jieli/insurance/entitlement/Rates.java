package org.jieli.insurance.entitlement;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jieli.insurance.Arrival;
import org.jieli.insurance.CareArea;
import org.jieli.insurance.Claim;
import org.jieli.insurance.InsuredPerson;
import org.jieli.insurance.Registration;
import org.jieli.insurance.rules.BenefitRules;
import org.jieli.insurance.rules.LevelTerms;
import org.jieli.insurance.rules.PersonGroup;
import org.jieli.insurance.rules.ReferralTerms.OutOfArea;
import org.jieli.insurance.rules.RestrictedList;

/** The rate of a part of the covered cost: the table's, bettered by groups and agreements, lowered by the wrong way. */
final class Rates {

    private static final Word[] NOBODY = {};
    private static final Word CONTRACTED = new Word(Word.Form.KEY, "insurance.contracted");
    private static final int MOST_WHY = 3;

    private final BenefitRules rules;
    private final Map<String, LevelTerms> levels;

    Rates(BenefitRules rules, Map<String, LevelTerms> levels) {
        this.rules = rules;
        this.levels = levels;
    }

    /**
     * Who asks, where and how.
     *
     * @param groups the person's
     * @param stepwise whether the path counts as the right one
     */
    record Way(InsuredPerson person, List<PersonGroup> groups, Claim claim, LevelTerms level, boolean stepwise) {}

    BigDecimal inpatient(BigDecimal table, Way way, Ledger ledger) {
        BigDecimal bettered = bettered(
                table, way, contractedPoints(way, rules.inpatient().contractedPoints()), PersonGroup::points, ledger);
        return restricted(lowered(bettered, way, ledger), way, ledger);
    }

    BigDecimal outpatient(BigDecimal table, BigDecimal contractedPoints, Way way, Ledger ledger) {
        BigDecimal bettered =
                bettered(table, way, contractedPoints(way, contractedPoints), PersonGroup::pointsOutside, ledger);
        return way.claim().area() == CareArea.LOCAL ? bettered : outOfArea(bettered, way, ledger);
    }

    private static BigDecimal contractedPoints(Way way, BigDecimal points) {
        return way.person().contracted() ? points : BigDecimal.ZERO;
    }

    private BigDecimal bettered(
            BigDecimal table,
            Way way,
            BigDecimal contracted,
            Function<PersonGroup, BigDecimal> ofGroup,
            Ledger ledger) {
        BigDecimal points = contracted;
        BigDecimal share = BigDecimal.ONE;
        for (PersonGroup group : way.groups()) {
            points = points.max(contracted.add(ofGroup.apply(group)));
            share = share.min(group.shareFactor());
        }
        BigDecimal own = BigDecimal.ONE.subtract(clamped(table.add(points)));
        BigDecimal rate = clamped(BigDecimal.ONE.subtract(own.multiply(share)));
        Word[] why = ledger.isKept() ? why(way, contracted, points, share, ofGroup) : NOBODY;
        return changed(table, rate, Step.RATE_CHANGE, ledger, why);
    }

    /** Whom the better rate is for: the agreement, and the groups by which it became better. */
    private static Word[] why(
            Way way,
            BigDecimal contracted,
            BigDecimal points,
            BigDecimal share,
            Function<PersonGroup, BigDecimal> ofGroup) {
        List<Word> why = new ArrayList<>();
        if (contracted.signum() > 0) {
            why.add(CONTRACTED);
        }
        boolean morePoints = points.compareTo(contracted) > 0;
        boolean lessShare = share.compareTo(BigDecimal.ONE) < 0;
        for (PersonGroup group : way.groups()) {
            boolean byPoints =
                    morePoints && contracted.add(ofGroup.apply(group)).compareTo(points) == 0;
            boolean byShare = lessShare && group.shareFactor().compareTo(share) == 0;
            if ((byPoints || byShare) && why.size() < MOST_WHY) {
                why.add(Word.text(group.name()));
            }
        }
        return why.toArray(NOBODY);
    }

    private BigDecimal lowered(BigDecimal rate, Way way, Ledger ledger) {
        if (way.claim().area() != CareArea.LOCAL) {
            return outOfArea(rate, way, ledger);
        }
        if (way.stepwise()) {
            return rate;
        }
        BigDecimal cut = rules.referral().notReferredPoints();
        return changed(rate, clamped(rate.subtract(cut)), Step.NOT_REFERRED, ledger, Word.rate(cut));
    }

    private BigDecimal outOfArea(BigDecimal rate, Way way, Ledger ledger) {
        OutOfArea terms = rules.referral().areas().get(way.claim().area());
        Claim claim = way.claim();
        if (terms == null || claim.registration() == Registration.LONG_TERM) {
            return rate;
        }
        boolean byReferral = claim.arrival() == Arrival.REFERRED && way.stepwise();
        boolean registered =
                claim.registration() == Registration.TEMPORARY || claim.arrival() == Arrival.EMERGENCY || byReferral;
        BigDecimal cut = registered ? terms.registeredPoints() : terms.unregisteredPoints();
        return changed(
                rate,
                clamped(rate.subtract(cut)),
                Step.OUT_OF_AREA,
                ledger,
                Word.of(claim.area()),
                Word.of(registered ? Registration.TEMPORARY : Registration.NONE));
    }

    private BigDecimal restricted(BigDecimal rate, Way way, Ledger ledger) {
        BigDecimal now = rate;
        for (RestrictedList list : rules.restricted()) {
            LevelTerms meant = levels.get(list.level());
            if (meant == null || !list.names(way.claim().diagnosis())) {
                continue;
            }
            if (way.level().rank() <= meant.rank()) {
                now = now.max(list.rateThere());
            } else if (!way.stepwise()) {
                now = now.min(list.rateAbove());
            }
            now = changed(rate, now, Step.RESTRICTED, ledger, Word.text(list.name()));
        }
        return now;
    }

    private static BigDecimal changed(BigDecimal before, BigDecimal after, Step step, Ledger ledger, Word... words) {
        if (before.compareTo(after) != 0) {
            ledger.line(step, before, after, words);
        }
        return after;
    }

    private static BigDecimal clamped(BigDecimal rate) {
        return rate.max(BigDecimal.ZERO).min(BigDecimal.ONE);
    }
}
