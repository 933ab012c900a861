package org.jieli.assessment.pilot;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An application as it is typed. */
record PilotForm(
        @Nullable String population,
        @Nullable String districts,
        @Nullable String tertiary,
        @Nullable String secondary,
        @Nullable String primaryCare,
        @Nullable String grids,
        @Nullable String contactName,
        @Nullable String contactTitle,
        @Nullable String phone,
        @Nullable List<String> parts,
        @Nullable List<String> met,
        @Nullable List<String> evidence,
        int version) {

    static final int PARTS = 3;

    static PilotForm of(PilotApplication application) {
        PilotApplication.Columns columns = application.columns();
        return new PilotForm(
                written(columns.population()),
                written(columns.districts()),
                written(columns.tertiary()),
                written(columns.secondary()),
                written(columns.primaryCare()),
                written(columns.grids()),
                columns.contactName(),
                columns.contactTitle(),
                columns.phone(),
                application.parts(),
                IntStream.range(0, PARTS)
                        .filter(index -> application.met().get(index))
                        .mapToObj(String::valueOf)
                        .toList(),
                application.evidence(),
                application.version());
    }

    String part(int index) {
        return text(parts, index);
    }

    String proof(int index) {
        return text(evidence, index);
    }

    boolean isMet(int index) {
        return met != null && met.contains(String.valueOf(index));
    }

    /** A browser sends a line's end as two signs, which the writer has not typed. */
    private static String text(@Nullable List<String> texts, int index) {
        String text = texts == null || texts.size() <= index ? null : texts.get(index);
        return text == null ? "" : text.replace("\r\n", "\n").strip();
    }

    private static String written(@Nullable Object number) {
        return number == null ? "" : number.toString();
    }
}
