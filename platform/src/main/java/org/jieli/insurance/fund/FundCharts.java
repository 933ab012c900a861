package org.jieli.insurance.fund;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Function;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Describes the charts of the dashboard for the page's script. */
@Component
class FundCharts {

    private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final JsonMapper json;

    FundCharts(JsonMapper json) {
        this.json = json;
    }

    /** A chart as {@code charts.js} reads it. */
    private record Chart(
            boolean lying,
            boolean line,
            boolean exact,
            int marked,
            List<String> categories,
            List<Series> series,
            List<String> lines) {}

    private record Series(String name, List<@Nullable BigDecimal> values, List<String> links) {}

    /** Payments a month in ten thousand yuan, this year and the one before. */
    String payments(FundReport report, Ui ui) {
        int year = report.asked().year();
        return json.writeValueAsString(new Chart(
                false,
                true,
                true,
                -1,
                months(report, ui),
                List.of(
                        series(String.valueOf(year), report, month -> inTenThousand(month.now())),
                        series(String.valueOf(year - 1), report, month -> inTenThousand(month.before()))),
                List.of()));
    }

    /** Where the money went a month, percent. */
    String shares(FundReport report, Ui ui) {
        return json.writeValueAsString(new Chart(
                false,
                true,
                true,
                -1,
                months(report, ui),
                List.of(FundFigure.PRIMARY_SHARE, FundFigure.IN_COUNTY_SHARE, FundFigure.OUT_OF_AREA_SHARE).stream()
                        .map(figure -> series(
                                ui.t(figure),
                                report,
                                month -> percent(month.now().share(figure, month.before()))))
                        .toList(),
                List.of()));
    }

    /** What was reimbursed of the covered cost of stays, by level, percent. */
    String levels(FundReport report, Ui ui) {
        return json.writeValueAsString(new Chart(
                true,
                false,
                true,
                -1,
                report.levels().stream().map(FundReport.Level::level).toList(),
                List.of(new Series(
                        ui.t(FundFigure.STAY_REIMBURSED),
                        report.levels().stream()
                                .map(level -> percent(level.rate()))
                                .toList(),
                        List.of())),
                List.of()));
    }

    private static List<String> months(FundReport report, Ui ui) {
        return report.months().stream()
                .map(month -> ui.t("insurance.fund.month-n", month.month()))
                .toList();
    }

    private static Series series(
            String name, FundReport report, Function<FundReport.Month, @Nullable BigDecimal> value) {
        List<@Nullable BigDecimal> values = new java.util.ArrayList<>();
        report.months().forEach(month -> values.add(value.apply(month)));
        return new Series(name, values, List.of());
    }

    /** Null for a month without bills, which has no point in the chart. */
    private static @Nullable BigDecimal inTenThousand(FundSums sums) {
        return sums.claims() == 0 ? null : sums.basic().divide(TEN_THOUSAND, 1, RoundingMode.HALF_UP);
    }

    private static @Nullable BigDecimal percent(@Nullable BigDecimal share) {
        return share == null ? null : share.multiply(HUNDRED).setScale(1, RoundingMode.HALF_UP);
    }
}
