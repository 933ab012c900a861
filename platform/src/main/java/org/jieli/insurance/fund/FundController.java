package org.jieli.insurance.fund;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jieli.insurance.FundPost;
import org.jieli.insurance.OverFunds;
import org.jieli.region.Division;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Role;
import org.jieli.web.ChartScript;
import org.jieli.web.KeysetPage;
import org.jieli.web.MenuEntry;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The dashboard of the fund, the bills behind a figure, and adding the bills up again. */
@Controller
class FundController {

    private static final String PATH = "/insurance/fund";
    private static final String AUTHORITY_PATH = "/insurance/fund-figures";
    private static final int PAGE = 50;

    private final FundFigures figures;
    private final FundsFromAbove above;
    private final FundCharts charts;
    private final RefreshingFund refreshing;
    private final ChartScript script;
    private final Clock clock;

    FundController(
            FundFigures figures,
            FundsFromAbove above,
            FundCharts charts,
            RefreshingFund refreshing,
            ChartScript script,
            Clock clock) {
        this.figures = figures;
        this.above = above;
        this.charts = charts;
        this.refreshing = refreshing;
        this.script = script;
        this.clock = clock;
    }

    @Bean
    static MenuEntry fundMenu() {
        return new MenuEntry(
                        MenuEntry.Group.INSURANCE,
                        70,
                        "insurance.fund.title",
                        PATH,
                        "chart-donut",
                        Set.of(Role.INSURANCE_BUREAU))
                .alsoOverFunds();
    }

    @GetMapping(PATH)
    String show(
            @RequestParam(name = "county", defaultValue = "") String county,
            @RequestParam(name = "year", required = false) @Nullable Integer year,
            @RequestParam(name = "month", required = false) @Nullable Integer month,
            @ModelAttribute("ui") Ui ui,
            Model model) {
        if (OverFunds.isAsking()) {
            CurrentAccess.requireRole(Role.INSURANCE_BUREAU);
            model.addAttribute(
                    "report",
                    above.report(
                            FundAsked.of(CurrentAccess.require().division(), "", year, month, LocalDate.now(clock))));
            model.addAttribute("today", LocalDate.now(clock));
            return "insurance/fund/regions";
        }
        FundAsked asked = asked(county, year, month);
        model.addAttribute("path", PATH);
        model.addAttribute("mayOpen", true);
        model.addAttribute("regions", List.of());
        model.addAttribute("counties", figures.children(asked.region()));
        return dashboard(asked, ui, model);
    }

    private String dashboard(FundAsked asked, Ui ui, Model model) {
        FundReport report = figures.report(asked);
        model.addAttribute("report", report);
        model.addAttribute("place", figures.place(asked));
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("payments", charts.payments(report, ui));
        model.addAttribute("shares", charts.shares(report, ui));
        model.addAttribute("levels", charts.levels(report, ui));
        model.addAttribute("script", script.path());
        return "insurance/fund/dashboard";
    }

    @Bean
    static MenuEntry fundOfAuthorityMenu() {
        return new MenuEntry(
                MenuEntry.Group.INSURANCE,
                70,
                "insurance.fund.title",
                AUTHORITY_PATH,
                "chart-donut",
                Set.of(Role.HEALTH_COMMISSION));
    }

    /** The same for the health commission of the place: sums alone, no bill and no person. */
    @GetMapping(AUTHORITY_PATH)
    String showToAuthority(
            @RequestParam(name = "region", defaultValue = "") String region,
            @RequestParam(name = "county", defaultValue = "") String county,
            @RequestParam(name = "year", required = false) @Nullable Integer year,
            @RequestParam(name = "month", required = false) @Nullable Integer month,
            @ModelAttribute("ui") Ui ui,
            Model model) {
        FundAsked asked = askedByAuthority(region, county, year, month);
        String own = CurrentAccess.require().division();
        model.addAttribute("path", AUTHORITY_PATH);
        model.addAttribute("mayOpen", false);
        model.addAttribute("regions", figures.regions());
        model.addAttribute("counties", isCountyOf(own, asked.region()) ? List.of() : figures.children(asked.region()));
        return dashboard(asked, ui, model);
    }

    @GetMapping(AUTHORITY_PATH + "/export")
    void exportToAuthority(
            @RequestParam(name = "region", defaultValue = "") String region,
            @RequestParam(name = "county", defaultValue = "") String county,
            @RequestParam(name = "year", required = false) @Nullable Integer year,
            @RequestParam(name = "month", required = false) @Nullable Integer month,
            @ModelAttribute("ui") Ui ui,
            HttpServletResponse response)
            throws IOException {
        export(askedByAuthority(region, county, year, month), null, ui, response);
    }

    @PostMapping(PATH + "/refresh")
    String refresh(RedirectAttributes flash) {
        refreshing.refresh(region());
        flash.addFlashAttribute(Ui.DONE, "insurance.fund.refreshed");
        return "redirect:" + PATH;
    }

    @GetMapping(PATH + "/bills")
    String bills(
            @RequestParam(name = "figure", required = false) @Nullable FundFigure figure,
            @RequestParam(name = "county", defaultValue = "") String county,
            @RequestParam(name = "year", required = false) @Nullable Integer year,
            @RequestParam(name = "month", required = false) @Nullable Integer month,
            @RequestParam(name = "after", required = false) @Nullable String after,
            Model model) {
        FundAsked asked = asked(county, year, month);
        KeysetPage<FundBill> page = figures.bills(asked, figure, after, PAGE);
        model.addAttribute("asked", asked);
        model.addAttribute("figure", figure);
        model.addAttribute("report", figures.report(asked));
        model.addAttribute("page", page);
        model.addAttribute(
                "names",
                figures.names(page.items().stream()
                        .map(FundBill::institutionId)
                        .distinct()
                        .toList()));
        return "insurance/fund/bills";
    }

    @GetMapping(PATH + "/export")
    void export(
            @RequestParam(name = "figure", required = false) @Nullable FundFigure figure,
            @RequestParam(name = "county", defaultValue = "") String county,
            @RequestParam(name = "year", required = false) @Nullable Integer year,
            @RequestParam(name = "month", required = false) @Nullable Integer month,
            @ModelAttribute("ui") Ui ui,
            HttpServletResponse response)
            throws IOException {
        export(asked(county, year, month), figure, ui, response);
    }

    private void export(FundAsked asked, @Nullable FundFigure figure, Ui ui, HttpServletResponse response)
            throws IOException {
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader("Content-Disposition", "attachment; filename=\"fund-" + asked.year() + ".xlsx\"");
        new FundWorkbook(asked, figure, figures, ui).write(response.getOutputStream());
    }

    private static String region() {
        return FundPost.region();
    }

    private FundAsked asked(String county, @Nullable Integer year, @Nullable Integer month) {
        return FundAsked.of(region(), county, year, month, LocalDate.now(clock));
    }

    /** What a health commission may ask for: a region that it sees; where the region is wider than its county, that county alone. */
    private FundAsked askedByAuthority(String region, String county, @Nullable Integer year, @Nullable Integer month) {
        String own = CurrentAccess.requireRole(Role.HEALTH_COMMISSION).division();
        List<String> seen = figures.regions().stream().map(Division::code).toList();
        String chosen = seen.contains(region) ? region : seen.isEmpty() ? own : seen.getFirst();
        String within = isCountyOf(own, chosen) ? own : county.startsWith(chosen) ? county : "";
        return FundAsked.of(chosen, within, year, month, LocalDate.now(clock));
    }

    private static boolean isCountyOf(String division, String region) {
        return division.length() > region.length();
    }
}
