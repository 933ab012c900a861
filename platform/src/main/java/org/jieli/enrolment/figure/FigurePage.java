package org.jieli.enrolment.figure;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jieli.enrolment.CareTeam;
import org.jieli.region.Division;
import org.jieli.web.FormFault;
import org.jspecify.annotations.Nullable;

/**
 * What the page of figures shows.
 *
 * @param report null when the period could not be read
 * @param names of the parts by code
 */
record FigurePage(
        @Nullable FigureReport report,
        FigureArea area,
        String areaName,
        List<Division> divisions,
        List<CareTeam> teams,
        Map<String, String> names,
        String since,
        String until,
        boolean seesPeople,
        FormFault fault) {

    static final String PATH = "/enrolments/figures";

    /** The report; the fault of the period where it could not be read. */
    FigureReport readable() {
        if (report == null) {
            throw java.util.Objects.requireNonNull(fault.fault());
        }
        return report;
    }

    String at(String path, @Nullable String division) {
        Map<String, String> query = new LinkedHashMap<>();
        UUID team = area.team();
        if (team != null) {
            query.put("team", team.toString());
        }
        if (division != null) {
            query.put("division", division);
        }
        query.put("since", since);
        query.put("until", until);
        return path + "?"
                + query.entrySet().stream()
                        .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
    }

    /** The people behind a figure of the area or of one of its parts. */
    String people(EnrolmentFigure figure, boolean counts, @Nullable String part) {
        return at(PATH + "/people", part == null ? area.division() : part) + "&figure=" + figure + "&counts=" + counts;
    }

    String export() {
        return at(PATH + "/export", area.division());
    }

    String part(FigureReport.Value value, String code) {
        return names.getOrDefault(code, code);
    }

    /** The parts of all figures, by code. */
    List<String> parts() {
        return report == null
                ? List.of()
                : report.values().stream()
                        .flatMap(value -> value.parts().stream())
                        .map(FigureRows.Tally::part)
                        .filter(java.util.Objects::nonNull)
                        .distinct()
                        .sorted()
                        .toList();
    }

    FigureRows.@Nullable Tally of(FigureReport.Value value, String part) {
        return value.parts().stream()
                .filter(tally -> part.equals(tally.part()))
                .findFirst()
                .orElse(null);
    }
}
