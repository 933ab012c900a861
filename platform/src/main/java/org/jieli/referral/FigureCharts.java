package org.jieli.referral;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jieli.referral.FiguresReport.Piece;
import org.jieli.referral.FiguresReport.Reason;
import org.jieli.web.Ui;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Describes the charts of the figures for the page's script; each bar leads to its list. */
@Component
class FigureCharts {

    private final JsonMapper json;

    FigureCharts(JsonMapper json) {
        this.json = json;
    }

    /** A bar chart: upright and stacked over time, or lying with one series. */
    private record Chart(String name, boolean lying, List<String> categories, List<Series> series) {}

    private record Series(String name, List<Long> values, List<String> links) {}

    Map<String, String> of(FiguresReport report, Ui ui) {
        Chart overTime = new Chart(
                ui.t("referral.figures-over-time"),
                false,
                report.pieces().stream().map(piece -> piece.since().toString()).toList(),
                Stream.of(Cohort.UP, Cohort.DOWN, Cohort.LATERAL)
                        .filter(cohort -> report.total().of(cohort) > 0)
                        .map(cohort -> series(report.pieces(), cohort, ui))
                        .toList());
        Chart refusals = new Chart(
                ui.t("referral.figures-refusals"),
                true,
                report.reasons().stream().map(reason -> ui.t(reason.refusal())).toList(),
                List.of(new Series(
                        ui.t("referral.how-many"),
                        report.reasons().stream().map(Reason::count).toList(),
                        report.reasons().stream()
                                .map(reason -> FiguresPage.list(reason.asked()))
                                .toList())));
        return Map.of("overTime", json.writeValueAsString(overTime), "refusals", json.writeValueAsString(refusals));
    }

    private static Series series(List<Piece> pieces, Cohort cohort, Ui ui) {
        return new Series(
                ui.t(cohort),
                pieces.stream().map(piece -> piece.tally().of(cohort)).toList(),
                pieces.stream()
                        .map(piece -> FiguresPage.list(piece.asked(), cohort))
                        .toList());
    }
}
