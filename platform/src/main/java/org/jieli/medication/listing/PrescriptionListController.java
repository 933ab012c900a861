package org.jieli.medication.listing;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jieli.audit.AuditLog;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.medication.PrescriptionKind;
import org.jieli.medication.PrescriptionState;
import org.jieli.medication.Prescriptions;
import org.jieli.medication.post.MedicationPosts;
import org.jieli.medication.prescription.Prescription;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.shared.Access;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.Role;
import org.jieli.web.KeysetPage;
import org.jieli.web.MenuEntry;
import org.jieli.web.SheetHead;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Prescriptions as work lists by role, with counts, filters and export. */
@Controller
class PrescriptionListController {

    private static final int PAGE = 50;
    private static final int EXPORT_PAGE = 200;
    private static final int MOST_EXPORTED = 20_000;
    private static final int WIDTH = 18;

    private final ListingPrescriptions listing;
    private final Prescriptions prescriptions;
    private final Institutions institutions;
    private final Residents residents;
    private final AuditLog audit;
    private final Clock clock;

    PrescriptionListController(
            ListingPrescriptions listing,
            Prescriptions prescriptions,
            Institutions institutions,
            Residents residents,
            AuditLog audit,
            Clock clock) {
        this.listing = listing;
        this.prescriptions = prescriptions;
        this.institutions = institutions;
        this.residents = residents;
        this.audit = audit;
        this.clock = clock;
    }

    @Bean
    static MenuEntry prescriptionMenu() {
        return new MenuEntry(
                MenuEntry.Group.MEDICATION,
                10,
                "medication.prescriptions",
                "/prescriptions",
                "prescription",
                MedicationPosts.READERS);
    }

    @GetMapping("/prescriptions")
    String list(
            @RequestParam(name = "list", required = false) @Nullable WorkList list,
            @RequestParam(name = "state", required = false) @Nullable PrescriptionState state,
            @RequestParam(name = "kind", required = false) @Nullable PrescriptionKind kind,
            @RequestParam(name = "q", defaultValue = "") String q,
            @RequestParam(name = "after", required = false) @Nullable String after,
            Model model) {
        Access access = MedicationPosts.reader();
        WorkList shown = list == null ? first(access) : list;
        ListingPrescriptions.Filter filter = new ListingPrescriptions.Filter(shown, state, kind, q);
        KeysetPage<Prescription> page = listing.page(filter, after, PAGE);
        model.addAttribute("filter", filter);
        model.addAttribute("page", page);
        model.addAttribute("count", listing.count(filter));
        model.addAttribute("lists", counts(access));
        model.addAttribute("people", people(page.items()));
        model.addAttribute("places", places(page.items()));
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("query", query(filter));
        return "medication/listing/list";
    }

    @GetMapping("/prescriptions/export")
    void export(
            @RequestParam(name = "list", defaultValue = "ALL") WorkList list,
            @RequestParam(name = "state", required = false) @Nullable PrescriptionState state,
            @RequestParam(name = "kind", required = false) @Nullable PrescriptionKind kind,
            @RequestParam(name = "q", defaultValue = "") String q,
            @ModelAttribute("ui") Ui ui,
            HttpServletResponse response)
            throws IOException {
        MedicationPosts.reader();
        ListingPrescriptions.Filter filter = new ListingPrescriptions.Filter(list, state, kind, q);
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader("Content-Disposition", "attachment; filename=\"prescriptions.xlsx\"");
        try (Workbook workbook = new Workbook(response.getOutputStream(), "Jieli", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(ui.t("medication.prescriptions"));
            heading(sheet, ui);
            int row = 1;
            String after = null;
            do {
                KeysetPage<Prescription> page = listing.page(filter, after, EXPORT_PAGE);
                row = rows(sheet, row, page.items(), ui);
                after = page.next();
            } while (after != null && row <= MOST_EXPORTED);
            if (after != null) {
                sheet.value(row, 0, ui.t("medication.export-cut", ui.number(MOST_EXPORTED)));
            }
            audit.record("prescription.export", null, "prescription", null, Map.of("rows", Integer.toString(row - 1)));
        }
    }

    private static void heading(Worksheet sheet, Ui ui) {
        List<String> keys = List.of(
                "medication.number",
                "medication.who",
                "medication.field.kind",
                "medication.field.diagnosisCode",
                "medication.field.days",
                "medication.state",
                "medication.prescriber",
                "medication.field.dispenseAt",
                "medication.issued-at",
                "medication.next-due");
        SheetHead.write(sheet, keys.stream().map(ui::t).toList(), WIDTH);
    }

    private int rows(Worksheet sheet, int from, List<Prescription> items, Ui ui) {
        Map<UUID, ResidentSummary> people = people(items);
        Map<UUID, String> places = places(items);
        int row = from;
        for (Prescription each : items) {
            ResidentSummary person = people.get(each.residentId());
            sheet.value(row, 0, each.number());
            sheet.value(row, 1, person == null ? "" : person.name());
            sheet.value(row, 2, ui.t(each.kind()));
            sheet.value(row, 3, each.diagnosisName());
            sheet.value(row, 4, each.days());
            sheet.value(row, 5, ui.t(each.state()));
            sheet.value(row, 6, each.prescriber());
            sheet.value(row, 7, places.getOrDefault(each.dispenseAt(), ""));
            sheet.value(row, 8, ChinaTime.words(each.issuedAt()));
            sheet.value(row, 9, ui.date(each.nextDue()));
            row++;
        }
        return row;
    }

    /** The lists of the reader's own work with their counts; overseers have only the list of all. */
    private Map<WorkList, Long> counts(Access access) {
        Map<WorkList, Long> counts = new EnumMap<>(WorkList.class);
        UUID institution = access.institutionId();
        if (institution == null || lists(access.role()).isEmpty()) {
            return counts;
        }
        Prescriptions.Waiting waiting = prescriptions.waitingAt(institution, LocalDate.now(clock));
        for (WorkList each : lists(access.role())) {
            counts.put(each, WaitingPrescriptions.count(each, waiting));
        }
        return counts;
    }

    static Set<WorkList> lists(Role role) {
        return switch (role) {
            case PHARMACIST -> EnumSet.of(WorkList.TO_REVIEW, WorkList.TO_DISPENSE);
            case VILLAGE_DOCTOR ->
                EnumSet.of(WorkList.TO_DISPENSE, WorkList.TO_RE_EVALUATE, WorkList.TO_MEND, WorkList.REFILLS_DUE);
            case FAMILY_DOCTOR, SPECIALIST ->
                EnumSet.of(WorkList.TO_RE_EVALUATE, WorkList.TO_MEND, WorkList.REFILLS_DUE);
            case REFERRAL_CENTRE,
                    ALLIANCE_OFFICE,
                    HEALTH_COMMISSION,
                    INSURANCE_BUREAU,
                    EVALUATOR,
                    INTEGRATOR,
                    ADMINISTRATOR,
                    RESIDENT,
                    GUARDIAN -> EnumSet.noneOf(WorkList.class);
        };
    }

    private static WorkList first(Access access) {
        return lists(access.role()).stream().findFirst().orElse(WorkList.ALL);
    }

    private Map<UUID, ResidentSummary> people(List<Prescription> items) {
        return residents.findAll(items.stream().map(Prescription::residentId).collect(Collectors.toSet()));
    }

    private Map<UUID, String> places(List<Prescription> items) {
        return institutions
                .findAll(items.stream()
                        .flatMap(each -> Stream.of(each.institutionId(), each.dispenseAt()))
                        .collect(Collectors.toSet()))
                .values()
                .stream()
                .collect(Collectors.toMap(InstitutionSummary::id, InstitutionSummary::name));
    }

    private static String query(ListingPrescriptions.Filter filter) {
        return "list=" + filter.list()
                + (filter.state() == null ? "" : "&state=" + filter.state())
                + (filter.kind() == null ? "" : "&kind=" + filter.kind())
                + (filter.q() == null || filter.q().isBlank()
                        ? ""
                        : "&q=" + URLEncoder.encode(filter.q(), StandardCharsets.UTF_8));
    }
}
