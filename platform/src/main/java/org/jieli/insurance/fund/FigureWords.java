package org.jieli.insurance.fund;

import java.util.ArrayList;
import java.util.List;
import org.jieli.insurance.MonthRuns;
import org.jieli.web.Ui;

/** Says why a figure cannot be told, where it cannot. */
final class FigureWords {

    private FigureWords() {}

    /** Empty for a figure that is told. */
    static String whyNot(FundReport report, FundFigure figure, Ui ui) {
        if (figure == FundFigure.NOT_REFERRED_STAYS || report.share(figure) != null) {
            return "";
        }
        List<String> reasons = new ArrayList<>();
        if (figure == FundFigure.FUND_GROWTH) {
            FundAsked asked = report.asked();
            withoutBills(asked.year() - 1, report.missingBefore(), ui, reasons);
            withoutBills(asked.year(), report.missingNow(), ui, reasons);
            if (!report.isOver()) {
                reasons.add(ui.t("insurance.fund.not-over", asked.month()));
            }
        }
        return reasons.isEmpty() ? ui.t("insurance.fund.nothing-paid") : String.join(" · ", reasons);
    }

    private static void withoutBills(int year, List<Integer> months, Ui ui, List<String> reasons) {
        if (!months.isEmpty()) {
            reasons.add(ui.t("insurance.fund.months-without", String.valueOf(year), MonthRuns.of(months)));
        }
    }
}
