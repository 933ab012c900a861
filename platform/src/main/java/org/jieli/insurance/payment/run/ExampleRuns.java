package org.jieli.insurance.payment.run;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.jieli.insurance.payment.terms.PaymentTermsBook;
import org.jieli.insurance.payment.terms.PaymentTermsFile;
import org.jieli.insurance.payment.terms.PaymentTermsSet;
import org.springframework.stereotype.Component;

/** Issues the example terms of a demo region, by points last year and by weights this year, and settles some periods. */
@Component
public class ExampleRuns {

    private static final int MONTHS = 3;

    private static final String SOURCE = "示范数据：年度分值预算按示范账单推算，不是任何地方的文件";
    private static final String REASON = "示范数据只有部分月份的账单，年度预算也只按这些账单推算";

    /** The demo's budget over what its bills come to. */
    private static final BigDecimal ROOM = new BigDecimal("1.03");

    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

    private final PaymentTermsBook terms;
    private final PaymentRuns runs;
    private final PayableClaims claims;

    ExampleRuns(PaymentTermsBook terms, PaymentRuns runs, PayableClaims claims) {
        this.terms = terms;
        this.runs = runs;
        this.claims = claims;
    }

    /** Work of the system. */
    public void load(String region, LocalDate today) {
        int year = today.getYear();
        BigDecimal budget = lastYearsBudget(region, year - 1);
        PaymentTermsSet points = PaymentTermsFile.shipped("points");
        terms.issue(
                region,
                terms.copy(
                        budget.signum() == 0 ? points : points.with(points.terms().withAnnualBudget(budget), SOURCE),
                        region,
                        year - 1),
                1);
        terms.issue(region, terms.copy(PaymentTermsFile.shipped("weights"), region, year), 1);
        if (budget.signum() > 0) {
            runs.run(runs.prepare(region, year - 1, 0), REASON);
        }
        for (int month = Math.max(1, today.getMonthValue() - MONTHS); month < today.getMonthValue(); month++) {
            runs.run(runs.prepare(region, year, month), "");
        }
    }

    /** A little more than what the bills of the year come to, to the thousand; 0 without bills. */
    private BigDecimal lastYearsBudget(String region, int year) {
        BigDecimal billed = claims.months(region, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)).stream()
                .map(BilledMonth::basic)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return billed.multiply(ROOM).divide(THOUSAND, 0, RoundingMode.UP).multiply(THOUSAND);
    }
}
