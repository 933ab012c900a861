package org.jieli.insurance.entitlement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import org.jieli.insurance.entitlement.Balances.Benefit;
import org.jieli.insurance.entitlement.Entitlement.Basic;
import org.jieli.insurance.entitlement.Rates.Way;
import org.jieli.insurance.rules.ChronicBenefit;
import org.jieli.insurance.rules.OutpatientTerms;
import org.jieli.insurance.rules.PersonGroup;
import org.jspecify.annotations.Nullable;

/** What the basic fund pays of outpatient care: by year, with a deductible, a rate by level and a cap. */
final class Outpatients {

    private final @Nullable OutpatientTerms terms;
    private final Rates rates;

    Outpatients(@Nullable OutpatientTerms terms, Rates rates) {
        this.terms = terms;
        this.rates = rates;
    }

    Basic pooled(Way way, BigDecimal covered, Balances before, Ledger ledger) {
        if (terms == null) {
            return new Basic(BigDecimal.ZERO, BigDecimal.ZERO, before);
        }
        BigDecimal deductible =
                left(deductible(terms, way), before.outpatientDeductible()).min(covered);
        BigDecimal base = covered.subtract(deductible);
        ledger.line(Step.OUTPATIENT_DEDUCTIBLE, covered, base, Word.yuan(deductible));
        BigDecimal rate = rate(terms.rates(), terms.contractedPoints(), way, ledger);
        BigDecimal paid = base.multiply(rate).setScale(2, RoundingMode.HALF_UP);
        ledger.line(Step.OUTPATIENT_RATE, base, paid, why(terms.rates(), way, rate));
        BigDecimal cap =
                way.person().contracted() && terms.contractedCap() != null ? terms.contractedCap() : terms.cap();
        paid = within(cap, before.outpatient(), paid, Step.OUTPATIENT_CAP, ledger);
        return new Basic(deductible, paid, before.afterVisit(deductible, paid));
    }

    /** Of several groups with a deductible of their own the least. */
    private static BigDecimal deductible(OutpatientTerms terms, Way way) {
        return way.groups().stream()
                .map(PersonGroup::outpatientDeductible)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(terms.deductible());
    }

    Basic chronic(ChronicBenefit benefit, Way way, BigDecimal covered, Balances before, Ledger ledger) {
        Benefit used = before.chronic(benefit.code());
        BigDecimal deductible = left(benefit.deductible(), used.deductible()).min(covered);
        BigDecimal base = covered.subtract(deductible);
        ledger.line(Step.CHRONIC_DEDUCTIBLE, covered, base, Word.text(benefit.name()), Word.yuan(deductible));
        BigDecimal rate = rate(benefit.rates(), BigDecimal.ZERO, way, ledger);
        BigDecimal paid = base.multiply(rate).setScale(2, RoundingMode.HALF_UP);
        ledger.line(Step.CHRONIC_RATE, base, paid, why(benefit.rates(), way, rate));
        paid = within(benefit.cap(), used.paid(), paid, Step.CHRONIC_CAP, ledger);
        return new Basic(deductible, paid, before.afterChronic(benefit.code(), deductible, paid));
    }

    /** Nothing at a level that has no rate, whoever asks. */
    private BigDecimal rate(Map<String, BigDecimal> byLevel, BigDecimal contractedPoints, Way way, Ledger ledger) {
        BigDecimal table = byLevel.get(way.level().code());
        return table == null ? BigDecimal.ZERO : rates.outpatient(table, contractedPoints, way, ledger);
    }

    /** The rate; and the level where that is why it is nothing. */
    private static Word[] why(Map<String, BigDecimal> byLevel, Way way, BigDecimal rate) {
        BigDecimal table = byLevel.get(way.level().code());
        return table == null || (table.signum() == 0 && rate.signum() == 0)
                ? new Word[] {Word.rate(rate), Word.text(way.level().name())}
                : new Word[] {Word.rate(rate)};
    }

    private static BigDecimal left(BigDecimal whole, BigDecimal used) {
        return whole.subtract(used).max(BigDecimal.ZERO);
    }

    private static BigDecimal within(
            @Nullable BigDecimal cap, BigDecimal used, BigDecimal paid, Step step, Ledger ledger) {
        if (cap == null) {
            return paid;
        }
        BigDecimal left = left(cap, used);
        if (left.compareTo(paid) >= 0) {
            return paid;
        }
        ledger.line(step, paid, left, Word.yuan(cap), Word.yuan(used));
        return left;
    }
}
