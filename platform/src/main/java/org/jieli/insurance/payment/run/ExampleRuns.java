package org.jieli.insurance.payment.run;

import java.time.LocalDate;
import org.jieli.insurance.payment.terms.PaymentTermsBook;
import org.jieli.insurance.payment.terms.PaymentTermsFile;
import org.springframework.stereotype.Component;

/** Issues the example terms of a demo region, by points last year and by weights this year, and settles some periods. */
@Component
public class ExampleRuns {

    private static final int MONTHS = 3;

    private final PaymentTermsBook terms;
    private final PaymentRuns runs;

    ExampleRuns(PaymentTermsBook terms, PaymentRuns runs) {
        this.terms = terms;
        this.runs = runs;
    }

    /** Work of the system. */
    public void load(String region, LocalDate today) {
        int year = today.getYear();
        terms.issue(region, terms.copy(PaymentTermsFile.shipped("points"), region, year - 1), 1);
        terms.issue(region, terms.copy(PaymentTermsFile.shipped("weights"), region, year), 1);
        runs.run(runs.prepare(region, year - 1, 0));
        for (int month = Math.max(1, today.getMonthValue() - MONTHS); month < today.getMonthValue(); month++) {
            runs.run(runs.prepare(region, year, month));
        }
    }
}
