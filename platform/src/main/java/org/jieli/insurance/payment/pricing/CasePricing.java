package org.jieli.insurance.payment.pricing;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Objects;
import org.jieli.insurance.payment.terms.BedDays;
import org.jieli.insurance.payment.terms.CaseGroup;
import org.jieli.insurance.payment.terms.PayMethod;
import org.jieli.insurance.payment.terms.PaymentTerms;
import org.jspecify.annotations.Nullable;

/** Weighs and pays cases under one set of terms (facts 4.5). Not for several threads at once. */
public final class CasePricing {

    /** Of ratios and point values that are shown; amounts are computed from the exact numbers. */
    private static final int SHOWN = 6;

    /** Of the one division of a weight. */
    private static final MathContext EXACT = MathContext.DECIMAL128;

    /** Of an amount before it is rounded to the fen: so that what the division left out does not make a half less than one. */
    private static final int EXACT_SCALE = 20;

    private final PaymentTerms terms;
    private final CaseGroups groups;

    public CasePricing(PaymentTerms terms) {
        this.terms = terms;
        this.groups = new CaseGroups(terms.groups());
    }

    /** The group of a case, its weight with outliers, and the coefficient. */
    public WeighedCase weigh(PayableCase payable, PaymentLedger ledger) {
        BedDays bedDays = terms.bedDays();
        if (bedDays != null && payable.continuingCare() && payable.days() >= bedDays.fromDays()) {
            return new WeighedCase(
                    payable, PayWay.BED_DAY_CASE, null, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ONE, null);
        }
        CaseGroup group = groups.of(payable.diagnosis(), payable.tier()).orElse(null);
        BigDecimal own = group == null ? terms.ungroupedWeight() : group.weight();
        BigDecimal average = group == null ? terms.ungroupedCost() : group.averageCost();
        if (group == null) {
            ledger.line(PaymentStep.NO_CASE_GROUP, own, payable.diagnosis(), own, average);
        } else {
            ledger.line(PaymentStep.CASE_GROUP, own, group.code(), group.name(), own, average);
        }
        BigDecimal ratio = payable.total().divide(average, SHOWN, RoundingMode.HALF_UP);
        ledger.line(PaymentStep.COST_RATIO, ratio, payable.total(), average);
        PayWay way = way(payable, average);
        BigDecimal weight = weight(way, payable.total(), own, average);
        tell(way, weight, own, ratio, ledger);
        BigDecimal coefficient = coefficient(payable, group, way, weight, ledger);
        return new WeighedCase(payable, way, group == null ? null : group.code(), own, weight, coefficient, ratio);
    }

    private PayWay way(PayableCase payable, BigDecimal average) {
        if (payable.reviewed()) {
            return PayWay.REVIEWED_CASE;
        }
        if (payable.total().compareTo(average.multiply(terms.outliers().lowBelow())) < 0) {
            return PayWay.LOW_OUTLIER;
        }
        return payable.total().compareTo(average.multiply(terms.outliers().highAbove())) > 0
                ? PayWay.HIGH_OUTLIER
                : PayWay.ORDINARY_CASE;
    }

    /** At cost means, in points, the share of the group's points that the bill is of its average cost; divided once. */
    private BigDecimal weight(PayWay way, BigDecimal total, BigDecimal own, BigDecimal average) {
        return switch (way) {
            case LOW_OUTLIER, REVIEWED_CASE -> own.multiply(total).divide(average, EXACT);
            case HIGH_OUTLIER -> own.multiply(raised(total, average)).divide(average, EXACT);
            case ORDINARY_CASE, BED_DAY_CASE -> own;
        };
    }

    /** (ratio − multiple + 1) × average cost. */
    private BigDecimal raised(BigDecimal total, BigDecimal average) {
        return total.subtract(average.multiply(terms.outliers().highAbove().subtract(BigDecimal.ONE)));
    }

    private void tell(PayWay way, BigDecimal weight, BigDecimal own, BigDecimal ratio, PaymentLedger ledger) {
        switch (way) {
            case LOW_OUTLIER ->
                ledger.line(
                        PaymentStep.LOW_AT_COST,
                        shown(weight),
                        ratio,
                        terms.outliers().lowBelow(),
                        own);
            case REVIEWED_CASE -> ledger.line(PaymentStep.REVIEW_AT_COST, shown(weight), ratio, own);
            case HIGH_OUTLIER ->
                ledger.line(
                        PaymentStep.HIGH_WEIGHT,
                        shown(weight),
                        ratio,
                        terms.outliers().highAbove(),
                        own);
            case ORDINARY_CASE, BED_DAY_CASE -> {
                // The group's own weight was told already.
            }
        }
    }

    private static BigDecimal shown(BigDecimal number) {
        return number.scale() <= SHOWN ? number : number.setScale(SHOWN, RoundingMode.HALF_UP);
    }

    private BigDecimal coefficient(
            PayableCase payable, @Nullable CaseGroup group, PayWay way, BigDecimal weight, PaymentLedger ledger) {
        if (isAtCost(way)) {
            return BigDecimal.ONE;
        }
        boolean same = group != null && group.primaryLevel();
        BigDecimal coefficient =
                same ? terms.primaryCoefficient() : terms.coefficient(payable.institutionId(), payable.tier());
        ledger.line(
                same ? PaymentStep.SAME_COEFFICIENT : PaymentStep.COEFFICIENT,
                shown(weight.multiply(coefficient)),
                shown(weight),
                coefficient);
        return coefficient;
    }

    private static boolean isAtCost(PayWay way) {
        return way == PayWay.LOW_OUTLIER || way == PayWay.REVIEWED_CASE;
    }

    /** What the fund pays for a case by base rate or by the day; not for a case that shares in a budget. */
    public BigDecimal pay(WeighedCase weighed, PaymentLedger ledger) {
        if (sharesBudget(weighed)) {
            throw new IllegalArgumentException("This case shares in the budget of the points");
        }
        PayableCase payable = weighed.payable();
        BigDecimal standard = standard(weighed, ledger).setScale(2, RoundingMode.HALF_UP);
        BigDecimal left = standard.subtract(payable.others());
        ledger.line(PaymentStep.LESS_OTHERS, left, standard, payable.others());
        if (left.signum() < 0) {
            ledger.line(PaymentStep.NOTHING_LEFT, BigDecimal.ZERO);
        }
        BigDecimal paid = left.max(BigDecimal.ZERO).setScale(2, RoundingMode.UNNECESSARY);
        ledger.line(PaymentStep.PAID_CASE, paid);
        return paid;
    }

    /** Tells how a case that shared in a budget came to its part. */
    public void tellShare(
            WeighedCase weighed, BigDecimal budget, BigDecimal allPoints, BigDecimal paid, PaymentLedger ledger) {
        BigDecimal share = budget.multiply(weighed.counted());
        BigDecimal floor = share.divide(allPoints, 2, RoundingMode.DOWN);
        ledger.line(
                PaymentStep.POINT_VALUE,
                floor,
                shown(weighed.counted()),
                budget,
                shown(allPoints),
                budget.divide(allPoints, SHOWN, RoundingMode.HALF_UP));
        if (paid.compareTo(floor) > 0) {
            ledger.line(PaymentStep.REMAINDER_FEN, paid);
        }
        ledger.line(PaymentStep.PAID_CASE, paid);
    }

    /** Whether the case is paid a share of the points' budget; long stays by the day are paid beside it. */
    public boolean sharesBudget(WeighedCase weighed) {
        return terms.method() == PayMethod.POINTS && weighed.way() != PayWay.BED_DAY_CASE;
    }

    private BigDecimal standard(WeighedCase weighed, PaymentLedger ledger) {
        return switch (weighed.way()) {
            case BED_DAY_CASE -> byTheDay(weighed.payable().days(), Objects.requireNonNull(terms.bedDays()), ledger);
            case LOW_OUTLIER, REVIEWED_CASE -> weighed.payable().total();
            case ORDINARY_CASE, HIGH_OUTLIER -> {
                BigDecimal rate = Objects.requireNonNull(terms.baseRate());
                BigDecimal standard = weighed.counted().multiply(rate).setScale(EXACT_SCALE, RoundingMode.HALF_UP);
                ledger.line(PaymentStep.BASE_RATE, shown(standard), shown(weighed.counted()), rate);
                yield standard;
            }
        };
    }

    private static BigDecimal byTheDay(int days, BedDays terms, PaymentLedger ledger) {
        BigDecimal sum = BigDecimal.ZERO;
        int before = 0;
        for (BedDays.Band band : terms.bands()) {
            int until = band.upToDay() == null ? days : Math.min(days, band.upToDay());
            if (until > before) {
                sum = sum.add(band.rate().multiply(BigDecimal.valueOf(until - before)));
                ledger.line(PaymentStep.BED_DAYS, sum, before + 1, until, band.rate());
                before = until;
            }
        }
        return sum;
    }
}
