package org.jieli.referral;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.institution.InstitutionSummary;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;

/**
 * What the page of figures shows.
 *
 * @param report null when the filters could not be read
 * @param script address of the chart library
 * @param charts what to draw, as JSON; empty when there is nothing
 */
record FiguresPage(
        AskedReferrals asked,
        @Nullable FiguresReport report,
        Map<UUID, InstitutionSummary> places,
        Pickers.Choices choices,
        List<Preset> presets,
        String script,
        Map<String, String> charts,
        @Nullable Fault fault) {

    static final String PATH = "/referrals/figures";
    private static final String LIST = "/referrals";
    private static final int MOST_PLACES = 100;

    /** A period that is chosen with one click. */
    record Preset(String words, LocalDate since, LocalDate until) {}

    String address(Preset preset) {
        return asked.with(
                        "since",
                        preset.since().toString(),
                        "until",
                        preset.until().toString())
                .at(PATH);
    }

    boolean isOn(Preset preset) {
        return report != null
                && preset.since().equals(report.since())
                && preset.until().equals(report.until());
    }

    /** The list of what was counted. */
    static String list(AskedReferrals counted, Cohort cohort) {
        return counted.with("cohort", cohort.name()).at(LIST);
    }

    static String list(AskedReferrals counted) {
        return counted.at(LIST);
    }

    List<FiguresReport.Place> shownPlaces() {
        return report == null
                ? List.of()
                : report.places().stream().limit(MOST_PLACES).toList();
    }

    boolean hasMorePlaces() {
        return report != null && report.places().size() > MOST_PLACES;
    }

    String place(UUID id) {
        InstitutionSummary place = places.get(id);
        return place == null ? "–" : place.name();
    }

    /** A figure's value as people read it; a dash where there is nothing to divide by. */
    static String shown(Figure.Value figure, Ui ui) {
        if (figure.value() == null) {
            return "–";
        }
        return switch (figure.figure().kind()) {
            case COUNT -> ui.number(figure.numerator());
            case SHARE -> ui.percent(figure.value());
            case MINUTES ->
                ui.t(
                        figure.value().doubleValue() < 90 ? "referral.minutes" : "referral.hours",
                        figure.value().doubleValue() < 90
                                ? ui.number(Math.round(figure.value().doubleValue()))
                                : String.format(
                                        java.util.Locale.ROOT,
                                        "%.1f",
                                        figure.value().doubleValue() / 60));
            case RATIO -> String.format(java.util.Locale.ROOT, "%.2f", figure.value());
        };
    }

    List<FieldFault> faults() {
        return fault == null ? List.of() : fault.fields();
    }
}
