package org.jieli.chronic.programme;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Reads the tables that lie beside this class. */
final class ShippedRows {

    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    private ShippedRows() {}

    static Stream<Row> of(String table) {
        try (Reader reader = new InputStreamReader(
                        Objects.requireNonNull(ShippedRows.class.getResourceAsStream(table + ".csv"), table),
                        StandardCharsets.UTF_8);
                CSVParser parser = FORMAT.parse(reader)) {
            return parser.getRecords().stream().map(Row::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line of a table. */
    record Row(CSVRecord cells) {

        String text(String column) {
            return cells.get(column);
        }

        @Nullable
        String textOrNull(String column) {
            String text = cells.get(column);
            return text.isEmpty() ? null : text;
        }

        int whole(String column) {
            return Integer.parseInt(cells.get(column));
        }

        BigDecimal number(String column) {
            return new BigDecimal(cells.get(column));
        }

        @Nullable
        BigDecimal numberOrNull(String column) {
            String text = textOrNull(column);
            return text == null ? null : new BigDecimal(text);
        }

        @Nullable
        LocalDate dateOrNull(String column) {
            String text = textOrNull(column);
            return text == null ? null : LocalDate.parse(text);
        }

        boolean yes(String column) {
            return "yes".equals(cells.get(column));
        }

        List<String> list(String column) {
            String text = cells.get(column);
            return text.isEmpty() ? List.of() : Arrays.asList(text.split("/"));
        }
    }
}
