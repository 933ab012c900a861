package org.jieli.chronic.worklist;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jieli.audit.AuditLog;
import org.jieli.chronic.ChronicCare;
import org.jieli.chronic.ControlState;
import org.jieli.chronic.ProgrammeState;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.web.KeysetPage;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes a work list as a workbook, page by page as it is read, with people's names and masked phones; audited. */
@Component
class WorkListExport {

    private static final int PAGE = 1000;
    private static final int MOST = 100_000;
    private static final List<String> COLUMNS = List.of(
            "chronic.due-on",
            "chronic.who",
            "chronic.phone",
            "chronic.purpose",
            "chronic.last-state",
            "chronic.assigned");

    private final WorkLists lists;
    private final Residents residents;
    private final ChronicCare care;
    private final AuditLog audit;

    WorkListExport(WorkLists lists, Residents residents, ChronicCare care, AuditLog audit) {
        this.lists = lists;
        this.residents = residents;
        this.care = care;
        this.audit = audit;
    }

    @Transactional
    void write(WorkFilter filter, Ui ui, OutputStream output) throws IOException {
        try (Workbook workbook = new Workbook(output, "Jieli", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(ui.t("chronic.title"));
            for (int column = 0; column < COLUMNS.size(); column++) {
                sheet.value(0, column, ui.t(COLUMNS.get(column)));
                sheet.style(0, column).bold().set();
            }
            int row = 1;
            String after = null;
            do {
                KeysetPage<WorkItem> page = lists.page(filter, after, PAGE);
                row = lines(sheet, row, page.items(), ui);
                after = page.next();
            } while (after != null && row <= MOST);
            audit.record("follow-up.export", null, "follow-up", null, Map.of("rows", Integer.toString(row - 1)));
        }
    }

    private int lines(Worksheet sheet, int from, List<WorkItem> items, Ui ui) {
        var people = items.stream().map(WorkItem::residentId).collect(Collectors.toSet());
        Map<UUID, ResidentSummary> known = residents.findAll(people);
        Map<UUID, List<ProgrammeState>> states = care.ofAll(people);
        int row = from;
        for (WorkItem item : items) {
            ResidentSummary person = known.get(item.residentId());
            sheet.value(row, 0, item.dueOn().toString());
            sheet.value(row, 1, person == null ? "" : person.name());
            sheet.value(row, 2, person == null ? "" : person.maskedPhone());
            sheet.value(row, 3, item.purpose());
            sheet.value(
                    row,
                    4,
                    states.getOrDefault(item.residentId(), List.of()).stream()
                            .map(each -> ui.t(each.programme()) + " " + state(each.lastState(), ui))
                            .collect(Collectors.joining("; ")));
            sheet.value(row, 5, item.assignedName());
            row++;
        }
        return row;
    }

    private static String state(@Nullable ControlState state, Ui ui) {
        return state == null ? "–" : ui.t(state);
    }
}
