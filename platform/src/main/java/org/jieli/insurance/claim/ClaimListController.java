package org.jieli.insurance.claim;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jieli.audit.AuditLog;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.insurance.CareKind;
import org.jieli.insurance.parameter.RuleBook;
import org.jieli.insurance.rules.RuleSet;
import org.jieli.region.Division;
import org.jieli.region.Divisions;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.shared.Access;
import org.jieli.shared.AccessScope;
import org.jieli.shared.CurrentAccess;
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

/** The list of bills, on the page and as a workbook. */
@Controller
class ClaimListController {

    private static final int PAGE = 50;
    private static final int SHEET = 200;
    private static final int MOST = 50_000;
    private static final int WIDTH = 16;
    private static final int COUNTY_DIGITS = 6;

    private final ListingClaims listing;
    private final Institutions institutions;
    private final Residents residents;
    private final RuleBook book;
    private final Divisions divisions;
    private final AuditLog audit;
    private final Clock clock;

    ClaimListController(
            ListingClaims listing,
            Institutions institutions,
            Residents residents,
            RuleBook book,
            Divisions divisions,
            AuditLog audit,
            Clock clock) {
        this.listing = listing;
        this.institutions = institutions;
        this.residents = residents;
        this.book = book;
        this.divisions = divisions;
        this.audit = audit;
        this.clock = clock;
    }

    @Bean
    static MenuEntry claimMenu() {
        return new MenuEntry(
                MenuEntry.Group.INSURANCE, 20, "claim.title", "/insurance/claims", "receipt-yuan", ClaimPosts.READERS);
    }

    @GetMapping("/insurance/claims")
    String list(
            @RequestParam(name = "kind", required = false) @Nullable CareKind kind,
            @RequestParam(name = "institution", required = false) @Nullable UUID institution,
            @RequestParam(name = "month", required = false) @Nullable String month,
            @RequestParam(name = "stepwise", required = false) @Nullable Boolean stepwise,
            @RequestParam(name = "rules", required = false) @Nullable UUID rules,
            @RequestParam(name = "q", defaultValue = "") String q,
            @RequestParam(name = "after", required = false) @Nullable String after,
            Model model) {
        Access access = ClaimPosts.reader();
        ClaimFilter filter = new ClaimFilter(kind, institution, ClaimFilter.month(month), stepwise, rules, q);
        KeysetPage<ListedClaim> page = listing.page(filter, after, PAGE);
        model.addAttribute("filter", filter);
        model.addAttribute("page", page);
        model.addAttribute("count", listing.count(filter));
        model.addAttribute("places", places(page.items()));
        model.addAttribute("people", people(page.items()));
        model.addAttribute("choices", choices(access));
        model.addAttribute(
                "changedBy",
                rules == null ? null : book.find(rules).map(RuleSet::name).orElse(""));
        return "insurance/claim/list";
    }

    @GetMapping("/insurance/claims/export")
    void export(
            @RequestParam(name = "kind", required = false) @Nullable CareKind kind,
            @RequestParam(name = "institution", required = false) @Nullable UUID institution,
            @RequestParam(name = "month", required = false) @Nullable String month,
            @RequestParam(name = "stepwise", required = false) @Nullable Boolean stepwise,
            @RequestParam(name = "rules", required = false) @Nullable UUID rules,
            @RequestParam(name = "q", defaultValue = "") String q,
            @ModelAttribute("ui") Ui ui,
            HttpServletResponse response)
            throws IOException {
        ClaimPosts.reader();
        ClaimFilter filter = new ClaimFilter(kind, institution, ClaimFilter.month(month), stepwise, rules, q);
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader("Content-Disposition", "attachment; filename=\"claims.xlsx\"");
        try (Workbook workbook = new Workbook(response.getOutputStream(), "Jieli", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(ui.t("claim.title"));
            heading(sheet, ui);
            int row = 1;
            String after = null;
            do {
                KeysetPage<ListedClaim> page = listing.page(filter, after, SHEET);
                row = rows(sheet, row, page.items(), ui);
                after = page.next();
            } while (after != null && row <= MOST);
            if (after != null) {
                sheet.value(row, 0, ui.t("claim.export-cut", ui.number(MOST)));
            }
            audit.record("claim.export", null, "claim", null, Map.of("rows", Integer.toString(row - 1)));
        }
    }

    private static void heading(Worksheet sheet, Ui ui) {
        List<String> keys = List.of(
                "claim.number",
                "claim.kind",
                "claim.person-number",
                "claim.institution",
                "claim.from",
                "claim.to",
                "claim.diagnosis",
                "claim.total",
                "claim.basic",
                "claim.critical",
                "claim.assistance",
                "claim.person-pays",
                "claim.way",
                "claim.person-before");
        SheetHead.write(sheet, keys.stream().map(ui::t).toList(), WIDTH);
    }

    private int rows(Worksheet sheet, int from, List<ListedClaim> items, Ui ui) {
        Map<UUID, String> places = places(items);
        int row = from;
        for (ListedClaim each : items) {
            sheet.value(row, 0, each.number());
            sheet.value(row, 1, ui.t(each.kind()));
            sheet.value(row, 2, each.personNumber() == null ? "" : each.personNumber());
            sheet.value(row, 3, places.getOrDefault(each.institutionId(), ""));
            sheet.value(row, 4, ui.date(each.from()));
            sheet.value(row, 5, ui.date(each.to()));
            sheet.value(row, 6, each.diagnosis() + " " + each.diagnosisName());
            sheet.value(row, 7, each.total());
            sheet.value(row, 8, each.basic());
            sheet.value(row, 9, each.critical());
            sheet.value(row, 10, each.assistance());
            sheet.value(row, 11, each.person());
            sheet.value(
                    row,
                    12,
                    each.kind() != CareKind.INPATIENT
                            ? ""
                            : ui.t(each.stepwise() ? "claim.stepwise" : "claim.not-stepwise"));
            if (each.personBefore() != null) {
                sheet.value(row, 13, each.personBefore());
            }
            row++;
        }
        return row;
    }

    private Map<UUID, String> places(Collection<ListedClaim> items) {
        return institutions
                .findAll(items.stream().map(ListedClaim::institutionId).collect(Collectors.toSet()))
                .values()
                .stream()
                .collect(Collectors.toMap(InstitutionSummary::id, InstitutionSummary::name));
    }

    /** A fund sees numbers, not names. */
    private Map<UUID, ResidentSummary> people(Collection<ListedClaim> items) {
        return CurrentAccess.seesPeople()
                ? residents.findAll(items.stream().map(ListedClaim::residentId).collect(Collectors.toSet()))
                : Map.of();
    }

    /** By name; of those with the same name also the county. */
    private Map<UUID, String> choices(Access access) {
        List<InstitutionSummary> chosen = institutions(access);
        Map<String, Long> namesakes =
                chosen.stream().collect(Collectors.groupingBy(InstitutionSummary::name, Collectors.counting()));
        LocalDate today = LocalDate.now(clock);
        Map<UUID, String> names = new LinkedHashMap<>();
        chosen.forEach(each -> names.put(
                each.id(),
                namesakes.getOrDefault(each.name(), 0L) > 1
                        ? each.name() + "（" + county(each.division(), today) + "）"
                        : each.name()));
        return names;
    }

    private String county(String division, LocalDate today) {
        String code = division.substring(0, Math.min(COUNTY_DIGITS, division.length()));
        return divisions.find(code, today).map(Division::name).orElse(code);
    }

    private List<InstitutionSummary> institutions(Access access) {
        AccessScope scope = access.scope();
        if (scope.kind() == AccessScope.Kind.FUND && scope.division() != null) {
            return institutions.inDivision(scope.division()).stream()
                    .filter(place -> !place.category().startsWith("D"))
                    .toList();
        }
        return scope.institutions().size() > 1
                ? institutions.findAll(scope.institutions()).values().stream().toList()
                : List.of();
    }
}
