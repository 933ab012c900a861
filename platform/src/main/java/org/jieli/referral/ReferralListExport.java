package org.jieli.referral;

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
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.web.KeysetPage;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes a list of referrals as a workbook, page by page as they are read, with people's names but not their numbers; audited. */
@Component
class ReferralListExport {

    private static final int PAGE = 1000;
    private static final int MOST = 100_000;
    private static final int WIDTH = 18;
    private static final List<String> COLUMNS = List.of(
            "referral.number",
            "referral.who",
            "referral.problem",
            "referral.direction",
            "referral.urgency",
            "referral.sender",
            "referral.receiver-now",
            "referral.state",
            "referral.refused-for",
            "referral.submitted-at",
            "referral.due-at",
            "referral.next-owner",
            "referral.owner-phone");

    private final ListingReferrals listing;
    private final Institutions institutions;
    private final Residents residents;
    private final AuditLog audit;

    ReferralListExport(ListingReferrals listing, Institutions institutions, @Lazy Residents residents, AuditLog audit) {
        this.listing = listing;
        this.institutions = institutions;
        this.residents = residents;
        this.audit = audit;
    }

    @Transactional
    void write(ReferralFilter filter, Ui ui, OutputStream output) throws IOException {
        try (Workbook workbook = Workbooks.on(output)) {
            Worksheet sheet = Workbooks.sheet(
                    workbook,
                    ui.t("referral.title"),
                    COLUMNS.stream().map(ui::t).toList(),
                    WIDTH);
            int row = 1;
            ListKey after = null;
            do {
                KeysetPage<ListedReferral> page = listing.page(filter, after, PAGE);
                row = lines(sheet, row, page.items(), ui);
                after = ListKey.parse(page.next());
            } while (after != null && row <= MOST);
            if (after != null) {
                sheet.value(row, 0, ui.t("referral.export-cut", ui.number(MOST)));
            }
            audit.record("referral.export", null, "referral", null, Map.of("rows", Integer.toString(row - 1)));
        }
    }

    private int lines(Worksheet sheet, int from, List<ListedReferral> referrals, Ui ui) {
        Map<UUID, InstitutionSummary> places = institutions.findAll(referrals.stream()
                .flatMap(each -> Stream.of(
                        each.summary().fromInstitutionId(), each.summary().toInstitutionId()))
                .collect(Collectors.toSet()));
        Map<UUID, ResidentSummary> people = residents.findAll(
                referrals.stream().map(each -> each.summary().residentId()).collect(Collectors.toSet()));
        int row = from;
        for (ListedReferral each : referrals) {
            ReferralSummary referral = each.summary();
            ResidentSummary person = people.get(referral.residentId());
            InstitutionSummary owner = place(places, referral.ownerInstitutionId());
            List<String> cells = Arrays.asList(
                    referral.number(),
                    person == null ? "" : person.name(),
                    referral.diagnosisName(),
                    ui.t(referral.direction()),
                    ui.t(referral.urgency()),
                    name(place(places, referral.fromInstitutionId())),
                    name(place(places, referral.toInstitutionId())),
                    ui.t(referral.state()),
                    each.refusal() == null ? "" : ui.t("Refusal." + each.refusal()));
            for (int column = 0; column < cells.size(); column++) {
                sheet.value(row, column, cells.get(column));
            }
            Workbooks.dateTime(sheet, row, 9, each.submittedAt());
            Workbooks.dateTime(sheet, row, 10, referral.dueAt());
            sheet.value(row, 11, name(owner));
            sheet.value(row, 12, owner == null ? "" : owner.referralPhone());
            row++;
        }
        return row;
    }

    private static @Nullable InstitutionSummary place(Map<UUID, InstitutionSummary> places, @Nullable UUID id) {
        return id == null ? null : places.get(id);
    }

    private static String name(@Nullable InstitutionSummary place) {
        return place == null ? "" : place.name();
    }
}
