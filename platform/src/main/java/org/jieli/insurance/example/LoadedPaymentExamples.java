package org.jieli.insurance.example;

import java.time.LocalDate;
import org.jieli.insurance.PaymentExamples;
import org.jieli.insurance.budget.ExampleBudgets;
import org.jieli.insurance.fund.RefreshingFund;
import org.jieli.insurance.payment.run.ExampleRuns;
import org.springframework.stereotype.Component;

/** Loads terms and settlements, then budgets, then figures. */
@Component
class LoadedPaymentExamples implements PaymentExamples {

    private final ExampleRuns runs;
    private final ExampleBudgets budgets;
    private final RefreshingFund fund;

    LoadedPaymentExamples(ExampleRuns runs, ExampleBudgets budgets, RefreshingFund fund) {
        this.runs = runs;
        this.budgets = budgets;
        this.fund = fund;
    }

    @Override
    public void load(String region, LocalDate today) {
        runs.load(region, today);
        budgets.load(region, today);
        fund.refresh(region);
    }
}
