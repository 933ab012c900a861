package org.jieli.web;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;

/**
 * Reads an uploaded Excel (.xlsx) or CSV file line by line, without holding it in memory; the first line names the columns. A CSV that
 * is not UTF-8 is taken as GB18030, which Excel in China writes.
 */
public final class SheetLines {

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final Charset GB18030 = Charset.forName("GB18030");

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

    /**
     * Hands over each line that is not blank, and answers the names of the columns in small letters, none when the file is empty;
     * {@link CommonFault#NO_SHEET} when the file is neither of the two kinds.
     */
    public static List<String> read(InputStream file, Consumer<Line> lines) {
        try (BufferedInputStream input = new BufferedInputStream(file)) {
            return startsWith(input, ZIP) ? readExcel(input, lines) : readCsv(input, lines);
        } catch (IOException | RuntimeException e) {
            if (e instanceof Fault fault) {
                throw fault;
            }
            throw new Fault(CommonFault.NO_SHEET);
        }
    }

    private static List<String> readExcel(InputStream input, Consumer<Line> lines) throws IOException {
        try (ReadableWorkbook workbook = new ReadableWorkbook(input);
                var rows = workbook.getFirstSheet().openStream()) {
            Feed feed = new Feed(lines);
            rows.forEach(row -> feed.take(row.getRowNum(), cells(row)));
            return feed.headers;
        }
    }

    /** Text is read twice, first to learn how it is written; so it is put aside. */
    private static List<String> readCsv(InputStream input, Consumer<Line> lines) throws IOException {
        Path aside = Files.createTempFile("sheet", ".csv");
        try {
            Files.copy(input, aside, StandardCopyOption.REPLACE_EXISTING);
            Charset charset = isUtf8(aside) ? StandardCharsets.UTF_8 : GB18030;
            try (var records = CSVFormat.DEFAULT.parse(text(aside, charset))) {
                Feed feed = new Feed(lines);
                for (CSVRecord row : records) {
                    boolean first = feed.headers.isEmpty();
                    feed.take((int) records.getCurrentLineNumber(), row.toList());
                    if (first) {
                        requireColumns(feed.headers);
                    }
                }
                return feed.headers;
            }
        } finally {
            Files.delete(aside);
        }
    }

    private static boolean isUtf8(Path file) throws IOException {
        try (Reader text = text(file, StandardCharsets.UTF_8)) {
            text.transferTo(Writer.nullWriter());
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** The text without its byte order mark; a {@link CharacterCodingException} where it is not written so. */
    private static Reader text(Path file, Charset charset) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
        if (startsWith(bytes, BYTE_ORDER_MARK)) {
            bytes.skipNBytes(BYTE_ORDER_MARK.length);
        }
        return new InputStreamReader(bytes, charset.newDecoder());
    }

    private static boolean startsWith(InputStream bytes, byte[] mark) throws IOException {
        bytes.mark(mark.length);
        boolean starts = Arrays.equals(bytes.readNBytes(mark.length), mark);
        bytes.reset();
        return starts;
    }

    /** A text, a picture or a printed page read as CSV has one column, or one whose name is no writing. */
    private static void requireColumns(List<String> headers) {
        if (headers.size() < 2
                || headers.stream()
                        .flatMapToInt(String::chars)
                        .anyMatch(sign -> Character.isISOControl(sign) && !Character.isWhitespace(sign))) {
            throw new Fault(CommonFault.NO_SHEET);
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
            List<String> stripped = cells.stream().map(String::strip).toList();
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
