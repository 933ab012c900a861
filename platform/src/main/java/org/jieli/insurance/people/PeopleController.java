package org.jieli.insurance.people;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jieli.audit.AuditLog;
import org.jieli.insurance.FundPost;
import org.jieli.insurance.Scheme;
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

/** The list of a region's insured people, on the page and as a workbook. */
@Controller
class PeopleController {

    static final String PATH = "/insurance/people";

    private static final int PAGE = 50;
    private static final int SHEET = 1000;
    private static final int MOST = 200_000;
    private static final int WIDTH = 16;
    private static final List<String> COLUMNS = List.of(
            "insured.number",
            "insured.age",
            "insured.sex",
            "insured.scheme",
            "insured.groups",
            "insured.assistance",
            "insured.from",
            "insured.to",
            "insured.today");

    private final ListingPeople listing;
    private final KnownGroups groups;
    private final AuditLog audit;

    PeopleController(ListingPeople listing, KnownGroups groups, AuditLog audit) {
        this.listing = listing;
        this.groups = groups;
        this.audit = audit;
    }

    @Bean
    static MenuEntry insuredMenu() {
        return new MenuEntry(
                MenuEntry.Group.INSURANCE, 15, "insured.title", PATH, "id-badge-2", Set.of(Role.INSURANCE_BUREAU));
    }

    @GetMapping(PATH)
    String list(
            @RequestParam(name = "q", defaultValue = "") String q,
            @RequestParam(name = "scheme", required = false) @Nullable Scheme scheme,
            @RequestParam(name = "group", defaultValue = "") String group,
            @RequestParam(name = "assistance", defaultValue = "") String assistance,
            @RequestParam(name = "today", required = false) @Nullable Boolean today,
            @RequestParam(name = "after", required = false) @Nullable String after,
            Model model) {
        String region = FundPost.region();
        PeopleFilter filter = new PeopleFilter(q.strip(), scheme, group, assistance, today);
        model.addAttribute("filter", filter);
        model.addAttribute("page", listing.page(filter, after, PAGE));
        model.addAttribute("count", listing.count(filter));
        model.addAttribute("most", ListingPeople.MOST_COUNTED);
        model.addAttribute("names", groups.of(region));
        return "insurance/people/list";
    }

    @GetMapping(PATH + "/export")
    void export(
            @RequestParam(name = "q", defaultValue = "") String q,
            @RequestParam(name = "scheme", required = false) @Nullable Scheme scheme,
            @RequestParam(name = "group", defaultValue = "") String group,
            @RequestParam(name = "assistance", defaultValue = "") String assistance,
            @RequestParam(name = "today", required = false) @Nullable Boolean today,
            @ModelAttribute("ui") Ui ui,
            HttpServletResponse response)
            throws IOException {
        KnownGroups.Names names = groups.of(FundPost.region());
        PeopleFilter filter = new PeopleFilter(q.strip(), scheme, group, assistance, today);
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader("Content-Disposition", "attachment; filename=\"insured.xlsx\"");
        try (Workbook workbook = new Workbook(response.getOutputStream(), "Jieli", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(ui.t("insured.title"));
            SheetHead.write(sheet, COLUMNS.stream().map(ui::t).toList(), WIDTH);
            int row = 1;
            String after = null;
            do {
                KeysetPage<ListedPerson> page = listing.page(filter, after, SHEET);
                for (ListedPerson each : page.items()) {
                    line(sheet, row++, each, names, ui);
                }
                after = page.next();
            } while (after != null && row <= MOST);
            if (after != null) {
                sheet.value(row, 0, ui.t("insured.export-cut", ui.number(MOST)));
            }
            audit.record("insurance.people-export", null, "coverage", null, Map.of("rows", Integer.toString(row - 1)));
        }
    }

    private static void line(Worksheet sheet, int row, ListedPerson each, KnownGroups.Names names, Ui ui) {
        String assistance = each.assistance();
        sheet.value(row, 0, each.personNumber());
        sheet.value(row, 1, each.age());
        sheet.value(row, 2, ui.t(each.sex()));
        sheet.value(row, 3, ui.t(each.scheme()));
        sheet.value(row, 4, each.groups().stream().map(names::group).collect(Collectors.joining("、")));
        sheet.value(row, 5, assistance == null ? "" : names.assisted(assistance));
        sheet.value(row, 6, ui.date(each.from()));
        sheet.value(row, 7, ui.date(each.to()));
        sheet.value(row, 8, ui.t(each.today() ? "insured.is-today" : "insured.not-today"));
    }
}
