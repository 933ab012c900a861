package org.jieli.chronic.figures;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jieli.chronic.ChronicProgramme;
import org.jspecify.annotations.Nullable;

/** What figures were asked for, as it stands in the address. */
record AskedFigures(
        @Nullable Integer year,
        @Nullable ChronicProgramme programme,
        @Nullable UUID institution,
        @Nullable String division,
        @Nullable CareFigure figure,
        @Nullable Boolean counts) {

    private static final int FIRST = 2015;
    private static final int LONGEST_CODE = 12;

    FigureFilter read(int thisYear) {
        String place = division == null || !division.matches("\\d{2," + LONGEST_CODE + "}") ? null : division;
        return new FigureFilter(
                year == null || year < FIRST || year > thisYear ? thisYear : year,
                programme == null ? ChronicProgramme.HYPERTENSION : programme,
                institution,
                place,
                figure,
                counts);
    }

    /** An address with one value put in the place of another, or taken off when null. */
    String at(String path, Object... changes) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("year", year);
        all.put("programme", programme);
        all.put("institution", institution);
        all.put("division", division);
        all.put("figure", figure);
        all.put("counts", counts);
        for (int i = 0; i < changes.length; i += 2) {
            all.put(changes[i].toString(), changes[i + 1]);
        }
        String query = all.entrySet().stream()
                .filter(each -> each.getValue() != null && !"".equals(each.getValue()))
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }
}
