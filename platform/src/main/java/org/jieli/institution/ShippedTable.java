package org.jieli.institution;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Reads the small CSV tables that lie beside the code. */
final class ShippedTable {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .get();

    private ShippedTable() {}

    static List<Map<String, String>> rows(String file) {
        try (InputStream stream = Objects.requireNonNull(ShippedTable.class.getResourceAsStream(file), file);
                var records = FORMAT.parse(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return records.stream().map(CSVRecord::toMap).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The shipped table " + file + " cannot be read", e);
        }
    }
}
