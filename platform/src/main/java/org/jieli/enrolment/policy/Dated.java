package org.jieli.enrolment.policy;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jieli.shared.Confidence;
import org.jspecify.annotations.Nullable;

/** A row of policy with the days on which it holds and where it comes from. */
record Dated<T>(T rule, LocalDate from, @Nullable LocalDate to, String source, Confidence confidence) {

    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (to == null || day.isBefore(to));
    }

    static <T> List<Dated<T>> shipped(String file, Function<CSVRecord, T> rule) {
        try (Reader reader = new InputStreamReader(
                        Objects.requireNonNull(Dated.class.getResourceAsStream(file)), StandardCharsets.UTF_8);
                CSVParser parser = FORMAT.parse(reader)) {
            return parser.getRecords().stream().map(row -> dated(row, rule)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> Dated<T> dated(CSVRecord row, Function<CSVRecord, T> rule) {
        String to = row.get("effective_to");
        return new Dated<>(
                rule.apply(row),
                LocalDate.parse(row.get("effective_from")),
                to.isEmpty() ? null : LocalDate.parse(to),
                row.get("source"),
                Confidence.valueOf(row.get("confidence")));
    }
}
