package org.jieli.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jieli.web.Ui;
import org.springframework.stereotype.Component;

/** Writes what a filter shows as an Excel file, row by row. */
@Component
class AuditExport {

    static final int MOST = 100_000;
    private static final int FLUSH_EVERY = 1000;
    private static final List<String> COLUMNS = List.of(
            "audit.number",
            "audit.at",
            "audit.who",
            "audit.role",
            "audit.action",
            "audit.subject",
            "audit.subject-number",
            "audit.resident-number",
            "audit.details",
            "audit.address");

    private final AuditReading reading;

    AuditExport(AuditReading reading) {
        this.reading = reading;
    }

    /** Answers how many entries were written. */
    int write(AuditQuery query, Ui ui, OutputStream out) throws IOException {
        AtomicInteger row = new AtomicInteger();
        try (Workbook workbook = new Workbook(out, "Jieli", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(ui.t("audit.title"));
            for (int column = 0; column < COLUMNS.size(); column++) {
                sheet.value(0, column, ui.t(COLUMNS.get(column)));
            }
            reading.each(query, MOST, entry -> write(sheet, row.incrementAndGet(), entry, ui));
        }
        return row.get();
    }

    private static void write(Worksheet sheet, int row, AuditEntry entry, Ui ui) {
        sheet.value(row, 0, entry.id());
        sheet.value(row, 1, ui.dateTime(entry.at()));
        sheet.value(row, 2, entry.personName());
        sheet.value(row, 3, ui.t("Role." + entry.role()));
        sheet.value(row, 4, entry.action());
        sheet.value(row, 5, entry.subjectType());
        sheet.value(row, 6, entry.subjectId() == null ? "" : entry.subjectId().toString());
        sheet.value(row, 7, entry.residentId() == null ? "" : entry.residentId().toString());
        sheet.value(row, 8, entry.details());
        sheet.value(row, 9, entry.remoteAddress());
        if (row % FLUSH_EVERY == 0) {
            flush(sheet);
        }
    }

    private static void flush(Worksheet sheet) {
        try {
            sheet.flush();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
