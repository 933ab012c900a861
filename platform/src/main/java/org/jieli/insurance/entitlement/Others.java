package org.jieli.insurance.entitlement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jieli.insurance.InsuredPerson;
import org.jieli.insurance.rules.Assistance;
import org.jieli.insurance.rules.BenefitRules;
import org.jieli.insurance.rules.CriticalIllness;
import org.jieli.insurance.rules.Segment;
import org.jspecify.annotations.Nullable;

/**
 * Critical-illness insurance and medical assistance. Both look at the whole year and pay what is due for it less what they paid already,
 * so it does not matter in which order or in how many bills the year's cost came.
 */
final class Others {

    private final @Nullable CriticalIllness critical;
    private final List<Assistance> assistance;

    Others(BenefitRules rules) {
        this.critical = rules.critical();
        this.assistance = rules.assistance();
    }

    /** What the two pay of a claim, yuan. */
    record Paid(BigDecimal critical, BigDecimal assistance) {}

    /**
     * Pays on what a claim left of covered cost.
     *
     * @param self covered cost that the basic fund left to the person
     * @param before balances of the year before this claim
     */
    Paid pay(BigDecimal self, InsuredPerson person, Balances before, Ledger ledger) {
        BigDecimal ofYear = before.selfCovered().add(self);
        BigDecimal byCritical = within(critical(ofYear, person).subtract(before.critical()), self);
        if (byCritical.signum() > 0) {
            ledger.line(Step.CRITICAL, ofYear, byCritical, Word.yuan(threshold(person)));
        }
        BigDecimal left = self.subtract(byCritical);
        BigDecimal leftOfYear = ofYear.subtract(before.critical()).subtract(byCritical);
        BigDecimal byAssistance = within(assistance(leftOfYear, person).subtract(before.assistance()), left);
        if (byAssistance.signum() > 0) {
            ledger.line(Step.ASSISTANCE, leftOfYear, byAssistance);
        }
        return new Paid(byCritical, byAssistance);
    }

    private BigDecimal critical(BigDecimal ofYear, InsuredPerson person) {
        if (critical == null) {
            return BigDecimal.ZERO;
        }
        BigDecimal above = ofYear.subtract(threshold(person)).max(BigDecimal.ZERO);
        BigDecimal points = person.assistance() == null ? BigDecimal.ZERO : critical.assistedPoints();
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal from = BigDecimal.ZERO;
        for (Segment segment : critical.segments()) {
            BigDecimal to = segment.upTo() == null ? above : segment.upTo().min(above);
            if (to.compareTo(from) > 0) {
                sum = sum.add(
                        to.subtract(from).multiply(segment.rate().add(points).min(BigDecimal.ONE)));
                from = to;
            }
        }
        BigDecimal rounded = sum.setScale(2, RoundingMode.HALF_UP);
        return critical.cap() == null ? rounded : rounded.min(critical.cap());
    }

    private BigDecimal threshold(InsuredPerson person) {
        if (critical == null) {
            return BigDecimal.ZERO;
        }
        return person.assistance() == null
                ? critical.threshold()
                : critical.threshold().multiply(critical.assistedThresholdFactor());
    }

    private BigDecimal assistance(BigDecimal leftOfYear, InsuredPerson person) {
        for (Assistance group : assistance) {
            if (group.code().equals(person.assistance())) {
                BigDecimal above = leftOfYear.subtract(group.threshold()).max(BigDecimal.ZERO);
                BigDecimal due = above.multiply(group.rate()).setScale(2, RoundingMode.HALF_UP);
                return group.cap() == null ? due : due.min(group.cap());
            }
        }
        return BigDecimal.ZERO;
    }

    private static BigDecimal within(BigDecimal amount, BigDecimal most) {
        return amount.max(BigDecimal.ZERO).min(most);
    }
}
