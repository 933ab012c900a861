package org.jieli.capacity;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.http.MediaType;

/** Writes small Excel workbooks. */
final class Sheets {

    static final MediaType EXCEL =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private Sheets() {}

    static byte[] workbook(Consumer<Workbook> content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "Jieli", "1.0")) {
            content.accept(workbook);
        }
        return out.toByteArray();
    }

    /** A sheet whose first line names the columns and stays in view. */
    static void sheet(Workbook workbook, String name, List<String> headings, List<? extends List<?>> rows) {
        Worksheet sheet = workbook.newWorksheet(name);
        line(sheet, 0, headings);
        sheet.range(0, 0, 0, headings.size() - 1).style().bold().set();
        sheet.freezePane(0, 1);
        for (int row = 0; row < rows.size(); row++) {
            line(sheet, row + 1, rows.get(row));
        }
    }

    private static void line(Worksheet sheet, int row, List<?> cells) {
        for (int column = 0; column < cells.size(); column++) {
            if (cells.get(column) instanceof Number number) {
                sheet.value(row, column, number);
            } else {
                sheet.value(row, column, String.valueOf(cells.get(column)));
            }
        }
    }
}
