package org.jieli.referral;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jieli.shared.ChinaTime;
import org.jieli.web.SheetHead;
import org.jspecify.annotations.Nullable;

/** How workbooks are sent and how their cells look. */
final class Workbooks {

    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String DATE_TIME = "yyyy-mm-dd hh:mm";
    private static final String SHARE = "0.0%";

    private Workbooks() {}

    static void open(HttpServletResponse response, String name) {
        response.setContentType(TYPE);
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
    }

    static Workbook on(OutputStream output) throws IOException {
        return new Workbook(output, "Jieli", "1.0");
    }

    /** A sheet whose first line names the columns and stays in sight. */
    static Worksheet sheet(Workbook workbook, String name, List<String> columns, int width) {
        Worksheet sheet = workbook.newWorksheet(name);
        SheetHead.write(sheet, columns, width);
        return sheet;
    }

    static void dateTime(Worksheet sheet, int row, int column, @Nullable Instant at) {
        if (at != null) {
            sheet.value(row, column, ChinaTime.dateTime(at));
            sheet.style(row, column).format(DATE_TIME).set();
        }
    }

    static void figure(Worksheet sheet, int row, int column, Figure.Value figure) {
        if (figure.value() != null) {
            sheet.value(row, column, figure.value());
            if (figure.figure().kind() == Figure.Kind.SHARE) {
                sheet.style(row, column).format(SHARE).set();
            }
        }
    }
}
