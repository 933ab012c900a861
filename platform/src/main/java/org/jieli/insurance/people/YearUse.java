package org.jieli.insurance.people;

import java.math.BigDecimal;
import java.util.Map;
import org.jieli.insurance.Scheme;
import org.jieli.insurance.entitlement.Balances;

/**
 * What somebody used of a year in a scheme, yuan.
 *
 * @param bills how many
 * @param deductible paid of the deductibles of stays
 * @param insured paid by the three funds together
 * @param balances after his last bill of the year
 * @param benefits names of chronic benefits, by code
 */
public record YearUse(
        int year,
        Scheme scheme,
        int bills,
        BigDecimal total,
        BigDecimal deductible,
        BigDecimal insured,
        BigDecimal person,
        Balances balances,
        Map<String, String> benefits) {}
