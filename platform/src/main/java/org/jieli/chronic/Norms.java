package org.jieli.chronic;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.springframework.stereotype.Component;

/** The norms of follow-ups by condition and day: what a plan asks to measure, and what counts as under control. */
@Component
class Norms {

    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    private final List<Norm> all = shipped();

    /** Those that hold on the day for the age. */
    List<Norm> on(LocalDate day, int ageYears) {
        return all.stream()
                .filter(norm -> norm.holdsOn(day) && norm.isFor(ageYears))
                .toList();
    }

    /** The measurements that a plan asks for by its words. */
    List<String> measurements(String purpose, LocalDate day) {
        return all.stream()
                .filter(norm -> norm.holdsOn(day) && norm.isNamedIn(purpose))
                .map(Norm::measurement)
                .distinct()
                .toList();
    }

    /** The conditions that plans speak of, as diagnosis codes. */
    List<String> diagnoses(List<String> purposes) {
        return all.stream()
                .filter(norm -> purposes.stream().anyMatch(norm::isNamedIn))
                .map(Norm::diagnosis)
                .distinct()
                .toList();
    }

    private static List<Norm> shipped() {
        try (Reader reader = new InputStreamReader(
                        Objects.requireNonNull(Norms.class.getResourceAsStream("norms.csv")), StandardCharsets.UTF_8);
                CSVParser parser = FORMAT.parse(reader)) {
            return parser.getRecords().stream().map(Norms::norm).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Norm norm(CSVRecord row) {
        String above = row.get("above");
        String to = row.get("effective_to");
        return new Norm(
                List.of(row.get("words").split("/")),
                row.get("diagnosis"),
                row.get("measurement"),
                Integer.parseInt(row.get("age_from")),
                Integer.parseInt(row.get("age_below")),
                above.isEmpty() ? null : new BigDecimal(above),
                new BigDecimal(row.get("below")),
                LocalDate.parse(row.get("effective_from")),
                to.isEmpty() ? null : LocalDate.parse(to),
                row.get("source"));
    }
}
