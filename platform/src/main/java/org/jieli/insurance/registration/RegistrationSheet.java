package org.jieli.insurance.registration;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jieli.audit.AuditLog;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.web.KeysetPage;
import org.jieli.web.SheetHead;
import org.jieli.web.Ui;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes a list of registrations as a workbook, by the insured number and without names; audited. */
@Component
class RegistrationSheet {

    private static final int PAGE = 1000;
    private static final int MOST = 100_000;
    private static final int WIDTH = 20;
    private static final List<String> COLUMNS = List.of(
            "registration.number",
            "registration.person-number",
            "registration.from",
            "registration.to",
            "registration.area",
            "registration.diagnosis",
            "registration.referred-on",
            "registration.state",
            "registration.serial",
            "registration.trouble");

    private final RegistrationBook book;
    private final Institutions institutions;
    private final AuditLog audit;

    RegistrationSheet(RegistrationBook book, Institutions institutions, AuditLog audit) {
        this.book = book;
        this.institutions = institutions;
        this.audit = audit;
    }

    @Transactional
    void write(RegistrationFilter filter, Ui ui, OutputStream output) throws IOException {
        try (Workbook workbook = new Workbook(output, "Jieli", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(ui.t("registration.title"));
            SheetHead.write(sheet, COLUMNS.stream().map(ui::t).toList(), WIDTH);
            int row = 1;
            UUID after = null;
            do {
                KeysetPage<TransferRegistration> page = book.page(filter.from(after), PAGE);
                row = lines(sheet, row, page.items(), ui);
                after = page.next() == null ? null : UUID.fromString(page.next());
            } while (after != null && row <= MOST);
            audit.record("insurance.registrations-export", null, "registration", null, Map.of("rows", "" + (row - 1)));
        }
    }

    private int lines(Worksheet sheet, int from, List<TransferRegistration> registrations, Ui ui) {
        Map<UUID, InstitutionSummary> places = institutions.findAll(registrations.stream()
                .flatMap(each -> Stream.of(each.fromInstitution(), each.toInstitution()))
                .collect(Collectors.toSet()));
        int row = from;
        for (TransferRegistration each : registrations) {
            List<String> cells = Arrays.asList(
                    each.number(),
                    each.personNumber(),
                    name(places, each.fromInstitution()),
                    name(places, each.toInstitution()),
                    ui.t(each.area()),
                    each.diagnosis() + " " + each.diagnosisName(),
                    each.referredOn().toString(),
                    ui.t(each.state()),
                    each.serial() == null ? "" : each.serial(),
                    each.trouble() == null
                            ? ""
                            : ui.t("RegistrationTrouble." + each.trouble().name(), each.troubleWords()));
            for (int column = 0; column < cells.size(); column++) {
                sheet.value(row, column, cells.get(column));
            }
            row++;
        }
        return row;
    }

    private static String name(Map<UUID, InstitutionSummary> places, UUID id) {
        InstitutionSummary place = places.get(id);
        return place == null ? "–" : place.name();
    }
}
