package org.jieli.terminology;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.jieli.shared.PinyinInitials;

/** What doctors call the everyday diagnoses, beside the names of the classification: 高血压 is I10, and is looked for first. */
final class CommonNames {

    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    private CommonNames() {}

    /** A name and the initials by which it is found. */
    record CommonName(String name, String initials) {}

    /** By code. */
    static Map<String, List<CommonName>> shipped() {
        try (var reader = new InputStreamReader(
                        Objects.requireNonNull(CommonNames.class.getResourceAsStream("common.csv"), "common.csv"),
                        StandardCharsets.UTF_8);
                var lines = FORMAT.parse(reader)) {
            return lines.stream()
                    .collect(Collectors.groupingBy(
                            line -> line.get("code"),
                            Collectors.mapping(
                                    line -> new CommonName(line.get("name"), PinyinInitials.of(line.get("name"))),
                                    Collectors.toList())));
        } catch (IOException e) {
            throw new UncheckedIOException("The common names of diagnoses cannot be read", e);
        }
    }
}
