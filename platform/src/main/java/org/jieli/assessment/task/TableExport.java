package org.jieli.assessment.task;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jieli.shared.ChinaTime;
import org.jieli.web.SheetHead;
import org.jspecify.annotations.Nullable;

/** A table that is sent as a workbook: a line of titles that stays in sight, then the rows as they come. */
public final class TableExport implements AutoCloseable {

    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int WIDTH = 18;

    private final Workbook workbook;
    private final Worksheet sheet;
    private int row = 1;

    private TableExport(Workbook workbook, Worksheet sheet) {
        this.workbook = workbook;
        this.sheet = sheet;
    }

    public static TableExport to(HttpServletResponse response, String file, String title, List<String> columns)
            throws IOException {
        response.setContentType(TYPE);
        response.setHeader("Content-Disposition", "attachment; filename=\"" + file + ".xlsx\"");
        Workbook workbook = new Workbook(response.getOutputStream(), "Jieli", "1.0");
        Worksheet sheet = workbook.newWorksheet(title);
        SheetHead.write(sheet, columns, WIDTH);
        return new TableExport(workbook, sheet);
    }

    /** A row of texts, numbers, shares ({@link BigDecimal}), and times; null leaves a cell empty. */
    public void row(@Nullable Object... values) {
        for (int column = 0; column < values.length; column++) {
            switch (values[column]) {
                case null -> {}
                case Instant at -> {
                    sheet.value(row, column, ChinaTime.dateTime(at));
                    sheet.style(row, column).format("yyyy-mm-dd hh:mm").set();
                }
                case BigDecimal share -> {
                    sheet.value(row, column, share);
                    sheet.style(row, column).format("0.0%").set();
                }
                case Number number -> sheet.value(row, column, number);
                case Object text -> sheet.value(row, column, text.toString());
            }
        }
        row++;
    }

    public int rows() {
        return row - 1;
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }
}
