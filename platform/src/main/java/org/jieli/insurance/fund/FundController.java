package org.jieli.insurance.fund;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import org.jieli.insurance.OverFunds;
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
    private static final int PAGE = 50;
    private static final int MONTHS = 12;

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
                    "report", above.report(asked(CurrentAccess.require().division(), "", year, month)));
            model.addAttribute("today", LocalDate.now(clock));
            return "insurance/fund/regions";
        }
        FundAsked asked = asked(county, year, month);
        FundReport report = figures.report(asked);
        model.addAttribute("report", report);
        model.addAttribute("counties", figures.children(asked.region()));
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("payments", charts.payments(report, ui));
        model.addAttribute("shares", charts.shares(report, ui));
        model.addAttribute("levels", charts.levels(report, ui));
        model.addAttribute("script", script.path());
        return "insurance/fund/dashboard";
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
        FundAsked asked = asked(county, year, month);
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader("Content-Disposition", "attachment; filename=\"fund-" + asked.year() + ".xlsx\"");
        new FundWorkbook(asked, figure, figures, ui).write(response.getOutputStream());
    }

    private static String region() {
        OverFunds.refuse();
        return CurrentAccess.requireRole(Role.INSURANCE_BUREAU).division();
    }

    private FundAsked asked(String county, @Nullable Integer year, @Nullable Integer month) {
        return asked(region(), county, year, month);
    }

    /** The months that are over, unless somebody asks for others; none in the future. */
    private FundAsked asked(String region, String county, @Nullable Integer year, @Nullable Integer month) {
        LocalDate today = LocalDate.now(clock);
        LocalDate over = today.minusMonths(1);
        int known = year == null ? over.getYear() : Math.clamp(year, 2000, today.getYear());
        int last = known == today.getYear() ? today.getMonthValue() : MONTHS;
        int until = month == null ? (known == over.getYear() ? over.getMonthValue() : MONTHS) : month;
        return new FundAsked(region, county.matches("\\d{6}") ? county : "", known, Math.clamp(until, 1, last));
    }
}
