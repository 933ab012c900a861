package org.jieli.assessment.accounts;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jieli.identity.FirstPassword;
import org.jieli.web.Ui;

/** Writes the list of accounts that a task still needs, each with a first password of its own. */
final class AccountList {

    private static final int[] WIDTHS = {16, 44, 24, 20, 14};

    private final Ui ui;

    AccountList(Ui ui) {
        this.ui = ui;
    }

    byte[] write(List<ReportingUnit> units) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Jieli", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(ui.t("accounts.sheet"));
            AccountColumn[] columns = AccountColumn.values();
            for (int column = 0; column < columns.length; column++) {
                sheet.value(0, column, columns[column].name(ui.isEnglish()));
                sheet.width(column, WIDTHS[column]);
            }
            sheet.range(0, 0, 0, columns.length - 1).style().bold().set();
            sheet.freezePane(0, 1);
            int row = 1;
            for (ReportingUnit unit : units) {
                sheet.value(row, 0, unit.ruleName());
                sheet.value(row, 1, unit.name());
                sheet.value(row, 2, ui.t("FormKind." + unit.form()));
                sheet.value(row, 3, FirstPassword.generate());
                row++;
            }
        }
        return bytes.toByteArray();
    }
}
