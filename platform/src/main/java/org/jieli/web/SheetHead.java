package org.jieli.web;

import java.util.List;
import org.dhatim.fastexcel.Worksheet;

/** The first line of a list in a workbook: it names the columns and stays in sight. */
public final class SheetHead {

    private SheetHead() {}

    /**
     * Writes it.
     *
     * @param columns in the reader's words, from the left
     * @param width of each column, in characters
     */
    public static void write(Worksheet sheet, List<String> columns, int width) {
        for (int column = 0; column < columns.size(); column++) {
            sheet.value(0, column, columns.get(column));
            sheet.style(0, column).bold().set();
            sheet.width(column, width);
        }
        sheet.freezePane(0, 1);
    }
}
