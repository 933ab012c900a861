package org.jieli.medication.catalogue;

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

/** Reads the small tables that lie beside the code of this module. */
public final class ShippedRows {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .get();

    private ShippedRows() {}

    /** The rows of a file that lies beside a class, by the names of its columns. */
    public static List<Map<String, String>> of(Class<?> beside, String file) {
        try (InputStream stream = Objects.requireNonNull(beside.getResourceAsStream(file), file);
                var records = FORMAT.parse(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return records.stream().map(CSVRecord::toMap).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The shipped table " + file + " cannot be read", e);
        }
    }
}
