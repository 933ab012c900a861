package org.jieli.assessment.example;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.jieli.assessment.form.Form;
import org.jieli.assessment.form.Period;

/** Whole invented reports for tests, as they are typed. */
public final class InventedReports {

    private static final Period PERIOD = new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 6, 30), 118);

    private InventedReports() {}

    public static Map<String, String> of(Form form, long size, Map<String, String> known) {
        try {
            return new InventedFigures()
                    .of(form, false, size, PERIOD, known, 7).entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey, cell -> cell.getValue().text()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
