package org.jieli.region;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.springframework.core.io.Resource;

/** One CSV file of the shipped edition; each row starts with code and name, and a row's code holds its parent's. */
record DivisionFile(Resource file) {

    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    private static final List<Integer> CODE_LENGTHS = List.of(2, 4, 6, 9, 12);

    /** A line of the file. */
    record Row(String code, String name) {}

    String name() {
        return Objects.requireNonNull(file.getFilename());
    }

    <T> T read(Function<Stream<Row>, T> reader) {
        try (Reader text = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8);
                var records = FORMAT.parse(text)) {
            return reader.apply(records.stream()
                    .map(line ->
                            new Row(line.get("code").strip(), line.get("name").strip())));
        } catch (IOException e) {
            throw new UncheckedIOException("The shipped divisions in " + file + " cannot be read", e);
        }
    }

    /** The code of the division above, empty for a province. */
    static String parentOf(String code) {
        int depth = CODE_LENGTHS.indexOf(code.length());
        return depth <= 0 ? "" : code.substring(0, CODE_LENGTHS.get(depth - 1));
    }

    static Division.Level levelOf(String code) {
        return Division.Level.values()[CODE_LENGTHS.indexOf(code.length())];
    }
}
