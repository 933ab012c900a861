package org.jieli.enrolment.figure;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.jieli.shared.Confidence;

/**
 * What a figure counts, in the words of the county.
 *
 * @param target key of the policy number that is its target, empty where there is none
 */
record FigureDefinition(
        EnrolmentFigure figure,
        String target,
        String numerator,
        String denominator,
        String source,
        Confidence confidence) {

    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    static List<FigureDefinition> shipped() {
        try (Reader reader = new InputStreamReader(
                        Objects.requireNonNull(FigureDefinition.class.getResourceAsStream("figures.csv")),
                        StandardCharsets.UTF_8);
                CSVParser parser = FORMAT.parse(reader)) {
            return parser.getRecords().stream()
                    .map(row -> new FigureDefinition(
                            EnrolmentFigure.valueOf(row.get("figure")),
                            row.get("target"),
                            row.get("numerator"),
                            row.get("denominator"),
                            row.get("source"),
                            Confidence.valueOf(row.get("confidence"))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
