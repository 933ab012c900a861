package org.jieli.insurance.entitlement;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/**
 * What a person used of a year's benefits so far, yuan.
 *
 * @param stays how many stays
 * @param inpatient paid by the basic fund for stays, against the ceiling
 * @param outpatientDeductible paid of the year's outpatient deductible
 * @param outpatient paid by outpatient pooling
 * @param chronic by benefit: deductible paid and paid by the fund
 * @param selfCovered covered cost that stayed with the person, for critical illness
 * @param critical paid by critical-illness insurance
 * @param assistance paid by medical assistance
 */
public record Balances(
        int stays,
        BigDecimal inpatient,
        BigDecimal outpatientDeductible,
        BigDecimal outpatient,
        Map<String, Benefit> chronic,
        BigDecimal selfCovered,
        BigDecimal critical,
        BigDecimal assistance) {

    /** At the start of a year. */
    public static final Balances NONE = new Balances(
            0,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            Map.of(),
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            BigDecimal.ZERO);

    /** Of one chronic benefit. */
    public record Benefit(BigDecimal deductible, BigDecimal paid) {

        static final Benefit NONE = new Benefit(BigDecimal.ZERO, BigDecimal.ZERO);
    }

    Benefit chronic(String code) {
        return chronic.getOrDefault(code, Benefit.NONE);
    }

    Balances afterStay(BigDecimal basic) {
        return new Balances(
                stays + 1,
                inpatient.add(basic),
                outpatientDeductible,
                outpatient,
                chronic,
                selfCovered,
                critical,
                assistance);
    }

    Balances afterVisit(BigDecimal deductible, BigDecimal basic) {
        return new Balances(
                stays,
                inpatient,
                outpatientDeductible.add(deductible),
                outpatient.add(basic),
                chronic,
                selfCovered,
                critical,
                assistance);
    }

    Balances afterChronic(String code, BigDecimal deductible, BigDecimal basic) {
        Map<String, Benefit> benefits = new HashMap<>(chronic);
        Benefit before = chronic(code);
        benefits.put(
                code,
                new Benefit(before.deductible().add(deductible), before.paid().add(basic)));
        return new Balances(
                stays, inpatient, outpatientDeductible, outpatient, benefits, selfCovered, critical, assistance);
    }

    Balances afterOthers(BigDecimal self, BigDecimal paidCritical, BigDecimal paidAssistance) {
        return new Balances(
                stays,
                inpatient,
                outpatientDeductible,
                outpatient,
                chronic,
                selfCovered.add(self),
                critical.add(paidCritical),
                assistance.add(paidAssistance));
    }
}
