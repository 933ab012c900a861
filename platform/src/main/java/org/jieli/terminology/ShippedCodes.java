package org.jieli.terminology;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jieli.shared.PinyinInitials;
import org.jieli.terminology.DiagnosisRepository.Row;

/** The classification in the files that Jieli ships; a row that has no place in its tree is refused. */
final class ShippedCodes {

    private static final List<String> FILES = List.of("icd10-a-j.csv", "icd10-k-z.csv");
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    private static final Map<String, String> KIND_OF_PARENT =
            Map.of("block", "chapter", "category", "block", "subcategory", "category");
    private static final String CHAPTER = "chapter";

    private final List<String> texts;

    ShippedCodes(List<String> texts) {
        this.texts = List.copyOf(texts);
    }

    static ShippedCodes fromFiles() {
        return new ShippedCodes(FILES.stream().map(ShippedCodes::text).toList());
    }

    /** Changes when anything in the files does. */
    String fingerprint() {
        CRC32 checksum = new CRC32();
        texts.forEach(text -> checksum.update(text.getBytes(StandardCharsets.UTF_8)));
        return Long.toHexString(checksum.getValue());
    }

    List<Row> rows() {
        Map<String, Row> rows = new LinkedHashMap<>();
        for (String text : texts) {
            try (var records = FORMAT.parse(new StringReader(text))) {
                records.forEach(line -> add(row(line), rows));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new ArrayList<>(rows.values());
    }

    private static void add(Row row, Map<String, Row> rows) {
        if (!fits(row, rows)) {
            throw new IllegalStateException("The shipped diagnosis code " + row.code()
                    + " does not fit under its parent " + row.parent() + ", which must come before it");
        }
        if (rows.put(row.code(), row) != null) {
            throw new IllegalStateException("The shipped diagnosis code " + row.code() + " is there twice");
        }
    }

    private static boolean fits(Row row, Map<String, Row> before) {
        if (row.parent() == null) {
            return row.kind().equals(CHAPTER);
        }
        Row parent = before.get(row.parent());
        if (parent == null || !parent.kind().equals(KIND_OF_PARENT.get(row.kind()))) {
            return false;
        }
        return switch (row.kind()) {
            case "category" -> within(row.code(), parent.code());
            case "subcategory" -> row.code().startsWith(parent.code() + ".");
            default -> true;
        };
    }

    private static boolean within(String category, String block) {
        String[] ends = block.split("-");
        return ends[0].compareTo(category) <= 0 && category.compareTo(ends[1]) <= 0;
    }

    private static Row row(CSVRecord line) {
        String parent = line.get("parent");
        String name = line.get("name");
        String initials = line.get("initials");
        return new Row(
                line.get("code"),
                line.get("kind"),
                parent.isEmpty() ? null : parent,
                name,
                initials.isEmpty() ? PinyinInitials.of(name) : initials);
    }

    private static String text(String file) {
        try (var stream = Objects.requireNonNull(ShippedCodes.class.getResourceAsStream(file), file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The shipped diagnosis codes cannot be read: " + file, e);
        }
    }
}
