package org.jieli.web;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;

/** Reads an uploaded Excel (.xlsx) or CSV (UTF-8) file line by line, without holding it in memory; the first line names the columns. */
public final class SheetLines {

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private SheetLines() {}

    /** A line with its number as Excel shows it; the first line of data is 2. */
    public record Line(int number, List<String> headers, List<String> cells) {

        /** The cell under the first of these headers that the file has, stripped; empty when there is none. */
        public String get(String... names) {
            for (String name : names) {
                int column = headers.indexOf(name.toLowerCase(Locale.ROOT));
                if (column >= 0) {
                    return column < cells.size() ? cells.get(column) : "";
                }
            }
            return "";
        }

        public boolean isBlank() {
            return cells.stream().allMatch(String::isEmpty);
        }
    }

    /** Hands over each line that is not blank; {@link CommonFault#UNREADABLE} when the file is neither of the two kinds. */
    public static void read(InputStream file, Consumer<Line> lines) {
        try (BufferedInputStream input = new BufferedInputStream(file)) {
            input.mark(ZIP.length);
            boolean excel = java.util.Arrays.equals(input.readNBytes(ZIP.length), ZIP);
            input.reset();
            if (excel) {
                readExcel(input, lines);
            } else {
                readCsv(input, lines);
            }
        } catch (IOException | RuntimeException e) {
            if (e instanceof Fault fault) {
                throw fault;
            }
            throw new Fault(CommonFault.UNREADABLE);
        }
    }

    private static void readExcel(InputStream input, Consumer<Line> lines) throws IOException {
        try (ReadableWorkbook workbook = new ReadableWorkbook(input);
                var rows = workbook.getFirstSheet().openStream()) {
            Feed feed = new Feed(lines);
            rows.forEach(row -> feed.take(row.getRowNum(), cells(row)));
        }
    }

    private static void readCsv(InputStream input, Consumer<Line> lines) throws IOException {
        try (var records = CSVFormat.DEFAULT.parse(new InputStreamReader(input, StandardCharsets.UTF_8))) {
            Feed feed = new Feed(lines);
            for (CSVRecord row : records) {
                feed.take((int) records.getCurrentLineNumber(), row.toList());
            }
        }
    }

    private static List<String> cells(Row row) {
        List<String> cells = new ArrayList<>(row.getCellCount());
        for (int column = 0; column < row.getCellCount(); column++) {
            cells.add(row.getCellText(column));
        }
        return cells;
    }

    private static final class Feed {

        private final Consumer<Line> lines;
        private List<String> headers = List.of();

        Feed(Consumer<Line> lines) {
            this.lines = lines;
        }

        void take(int number, List<String> cells) {
            List<String> stripped = cells.stream()
                    .map(cell -> cell.replace(BYTE_ORDER_MARK, "").strip())
                    .toList();
            if (headers.isEmpty()) {
                headers = stripped.stream()
                        .map(header -> header.toLowerCase(Locale.ROOT))
                        .toList();
                return;
            }
            Line line = new Line(number, headers, stripped);
            if (!line.isBlank()) {
                lines.accept(line);
            }
        }
    }
}
