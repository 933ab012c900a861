package org.jieli.chronic.person;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jieli.chronic.TargetBand;
import org.jieli.shared.ChinaTime;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Describes the trends for the page's script: blood pressure in one chart, every other measurement in its own, with the targets. */
@Component
class TrendCharts {

    /** Measured by one act and read together. */
    private static final Set<String> PRESSURE = Set.of("systolic", "diastolic");

    private final JsonMapper json;

    TrendCharts(JsonMapper json) {
        this.json = json;
    }

    /** A chart of the page with its table. */
    record Drawn(String id, String title, String unit, String described, List<Trend> trends) {}

    private record Chart(
            String name,
            boolean line,
            boolean exact,
            boolean floating,
            List<String> categories,
            List<Series> series,
            List<Level> lines) {}

    @JsonInclude(JsonInclude.Include.ALWAYS)
    private record Series(String name, List<@Nullable BigDecimal> values, List<@Nullable String> links) {}

    private record Level(String name, BigDecimal value) {}

    List<Drawn> of(List<Trend> trends, List<TargetBand> targets, Ui ui) {
        List<Trend> lines = trends.stream().filter(Trend::isLine).toList();
        List<Drawn> drawn = new ArrayList<>();
        List<Trend> pressure = lines.stream()
                .filter(each -> PRESSURE.contains(each.measurement().name()))
                .toList();
        if (!pressure.isEmpty()) {
            drawn.add(drawn("pressure", ui.t("chronic.pressure"), pressure, targets, ui));
        }
        lines.stream()
                .filter(each -> !pressure.contains(each))
                .map(each -> drawn(each.measurement().name(), name(each, ui), List.of(each), targets, ui))
                .forEach(drawn::add);
        return drawn;
    }

    private Drawn drawn(String id, String title, List<Trend> trends, List<TargetBand> targets, Ui ui) {
        List<String> times = trends.stream()
                .flatMap(trend -> trend.points().stream())
                .map(point -> ChinaTime.words(point.at()))
                .distinct()
                .sorted()
                .toList();
        Chart chart = new Chart(
                title,
                true,
                true,
                true,
                times.stream().map(time -> time.substring(0, 10)).toList(),
                trends.stream().map(trend -> series(trend, times, ui)).toList(),
                trends.stream()
                        .flatMap(trend -> targets.stream().filter(target -> target.measurement()
                                .equals(trend.measurement().name())))
                        .flatMap(TrendCharts::levels)
                        .distinct()
                        .toList());
        return new Drawn(
                "trend-" + id, title, trends.getFirst().measurement().unit(), json.writeValueAsString(chart), trends);
    }

    private static Stream<Level> levels(TargetBand target) {
        Level upper = new Level("<" + target.below().toPlainString(), target.below());
        return target.above() == null
                ? Stream.of(upper)
                : Stream.of(upper, new Level(">" + target.above().toPlainString(), target.above()));
    }

    private static Series series(Trend trend, List<String> times, Ui ui) {
        TreeMap<String, Trend.Point> byTime = new TreeMap<>();
        trend.points().forEach(point -> byTime.put(ChinaTime.words(point.at()), point));
        List<@Nullable BigDecimal> values = new ArrayList<>();
        List<@Nullable String> links = new ArrayList<>();
        for (String time : times) {
            Trend.Point point = byTime.get(time);
            values.add(point == null ? null : point.value());
            links.add(point == null ? null : point.path());
        }
        return new Series(name(trend, ui), values, links);
    }

    static String name(Trend trend, Ui ui) {
        return ui.isEnglish()
                ? trend.measurement().english()
                : trend.measurement().label();
    }
}
