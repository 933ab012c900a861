package org.jieli.assessment.evaluation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Describes the charts of an indicator for the page's script: over periods, and among peers. */
@Component
class IndicatorCharts {

    static final int MOST_BARS = 40;

    private final JsonMapper json;

    IndicatorCharts(JsonMapper json) {
        this.json = json;
    }

    /** A chart of one series with dashed lines across it; {@code marked} is the bar of the unit itself, or -1. */
    private record Chart(
            boolean lying,
            boolean line,
            boolean exact,
            int marked,
            List<String> categories,
            List<Series> series,
            List<Level> lines) {}

    private record Series(String name, List<@Nullable BigDecimal> values, List<String> links) {}

    /** A dashed line at a value. */
    private record Level(String name, BigDecimal value) {}

    String overPeriods(ReadingFigures.Detail detail, Ui ui) {
        return json.writeValueAsString(new Chart(
                false,
                true,
                true,
                -1,
                detail.periods().stream().map(each -> each.until().toString()).toList(),
                List.of(new Series(
                        detail.line().indicator().row().name(),
                        detail.periods().stream()
                                .map(each -> rounded(detail, each.value()))
                                .toList(),
                        List.of())),
                target(detail, ui)));
    }

    String amongPeers(ReadingFigures.Detail detail, Ui ui) {
        List<FigureQueries.PeerFigure> bars = bars(detail);
        List<Level> lines = new ArrayList<>(target(detail, ui));
        detail.quartiles()
                .ifPresent(quartiles -> lines.addAll(Stream.of(
                                new Level(ui.t("evaluation.first-quartile"), quartiles.first()),
                                new Level(ui.t("evaluation.median"), quartiles.median()),
                                new Level(ui.t("evaluation.third-quartile"), quartiles.third()))
                        .map(level -> new Level(
                                level.name(), java.util.Objects.requireNonNull(rounded(detail, level.value()))))
                        .toList()));
        return json.writeValueAsString(new Chart(
                true,
                false,
                true,
                bars.stream()
                        .map(each -> each.unit().unitId())
                        .toList()
                        .indexOf(detail.unit().unitId()),
                bars.stream().map(each -> each.unit().name()).toList(),
                List.of(new Series(
                        detail.line().indicator().row().name(),
                        bars.stream().map(each -> rounded(detail, each.value())).toList(),
                        bars.stream()
                                .map(each -> EvaluationPage.address(
                                        detail.task(),
                                        each.unit(),
                                        detail.line().indicator()))
                                .toList())),
                lines));
    }

    /** The best and the unit itself; more bars than these nobody reads, the table has them all. */
    static List<FigureQueries.PeerFigure> bars(ReadingFigures.Detail detail) {
        List<FigureQueries.PeerFigure> known =
                detail.peers().stream().filter(each -> each.value() != null).toList();
        if (known.size() <= MOST_BARS) {
            return known;
        }
        List<FigureQueries.PeerFigure> bars = new ArrayList<>(known.subList(0, MOST_BARS));
        known.subList(MOST_BARS, known.size()).stream()
                .filter(each -> each.unit().unitId().equals(detail.unit().unitId()))
                .forEach(bars::add);
        return bars;
    }

    private static List<Level> target(ReadingFigures.Detail detail, Ui ui) {
        Standards.Target target = detail.line().target();
        return target == null ? List.of() : List.of(new Level(ui.t("evaluation.target"), target.target()));
    }

    private static @Nullable BigDecimal rounded(ReadingFigures.Detail detail, @Nullable BigDecimal value) {
        return value == null
                ? null
                : value.setScale(detail.line().indicator().row().decimals(), RoundingMode.HALF_UP);
    }
}
