package org.jieli.enrolment.policy;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jieli.web.SheetHead;
import org.jspecify.annotations.Nullable;

/** How workbooks of this module are sent and look. */
public final class EnrolmentSheets {

    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int WIDTH = 18;

    private EnrolmentSheets() {}

    public static void open(HttpServletResponse response, String name) {
        response.setContentType(TYPE);
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
    }

    public static Workbook on(OutputStream output) throws IOException {
        return new Workbook(output, "Jieli", "1.0");
    }

    /** A sheet whose first line names the columns and stays in sight. */
    public static Worksheet sheet(Workbook workbook, String name, List<String> columns) {
        Worksheet sheet = workbook.newWorksheet(name);
        SheetHead.write(sheet, columns, WIDTH);
        return sheet;
    }

    public static void line(Worksheet sheet, int row, @Nullable String... cells) {
        for (int column = 0; column < cells.length; column++) {
            sheet.value(row, column, cells[column]);
        }
    }
}
