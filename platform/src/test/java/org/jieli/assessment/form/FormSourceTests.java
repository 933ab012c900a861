package org.jieli.assessment.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The forms of 2019 are the source's tables, row by row and sign by sign. */
class FormSourceTests {

    private static final int FIRST = 161;
    private static final List<String> SOURCE = source();

    @TempDir
    Path home;

    @ParameterizedTest
    @CsvSource({
        "province, 161, 342",
        "city, 343, 560",
        "urban_lead, 561, 662",
        "urban_member, 663, 703",
        "county_lead, 704, 793",
        "township, 794, 810"
    })
    void theRowsRebuildEveryLineOfTheTable(String id, int first, int last) {
        Form form = FormsFixture.shipped(home).get(id, "2019");
        Map<Integer, StringBuilder> rebuilt = new TreeMap<>();
        for (FormRow row : form.rows()) {
            StringBuilder whole = new StringBuilder();
            pieces(row).forEach((line, piece) -> {
                rebuilt.computeIfAbsent(line, any -> new StringBuilder()).append(piece);
                whole.append(piece);
            });
            assertThat(bare(row.label())).as(row.toString()).isEqualTo(whole.toString());
        }
        List<String> lines = new ArrayList<>();
        for (int line = first; line <= last; line++) {
            String text = bare(SOURCE.get(line - FIRST));
            if (!text.isEmpty()) {
                lines.add(line + " " + text);
            }
        }
        assertThat(rebuilt.entrySet().stream().map(line -> line.getKey() + " " + line.getValue()))
                .containsExactlyElementsOf(lines);
    }

    @Test
    void everyCheckIsSoundFeel() {
        FormsFixture.shipped(home).of("2019").forEach(form -> form.checks().forEach(Check::compile));
    }

    @Test
    void everyItemHasAUnitWhereItCounts() {
        for (Form form : FormsFixture.shipped(home).of("2019")) {
            assertThat(form.items().values())
                    .as(form.id())
                    .filteredOn(item -> item.requireType().isNumber())
                    .allMatch(item -> item.unit() != null);
        }
    }

    private static Map<Integer, String> pieces(FormRow row) {
        if (!row.pieces().isEmpty()) {
            Map<Integer, String> pieces = new TreeMap<>();
            row.pieces().forEach((line, piece) -> pieces.put(line, bare(piece)));
            return pieces;
        }
        Map<Integer, String> pieces = new TreeMap<>();
        for (String part : String.valueOf(row.lines()).split(",", -1)) {
            int[] span = Arrays.stream(part.strip().split("-", -1))
                    .mapToInt(Integer::parseInt)
                    .toArray();
            for (int line = span[0]; line <= span[span.length - 1]; line++) {
                pieces.put(line, bare(SOURCE.get(line - FIRST)));
            }
        }
        pieces.values().removeIf(String::isEmpty);
        return pieces;
    }

    private static String bare(String text) {
        return text.replaceAll("\\s", "");
    }

    private static List<String> source() {
        try (var file = FormSourceTests.class.getResourceAsStream("/assessment/373-2019-lines-161-1113.txt")) {
            return new String(java.util.Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
