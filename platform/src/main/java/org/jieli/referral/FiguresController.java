package org.jieli.referral;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.shared.Role;
import org.jieli.web.ChartScript;
import org.jieli.web.MenuEntry;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

/** The figures of two-way referral, each opening to its list; on the page or as a workbook. */
@Controller
class FiguresController {

    private static final Set<Role> READERS = EnumSet.of(
            Role.VILLAGE_DOCTOR,
            Role.FAMILY_DOCTOR,
            Role.SPECIALIST,
            Role.REFERRAL_CENTRE,
            Role.ALLIANCE_OFFICE,
            Role.HEALTH_COMMISSION,
            Role.EVALUATOR);
    private static final int MONTH = 30;
    private static final int QUARTER = 90;

    private final ReportingFigures reporting;
    private final Pickers pickers;
    private final Institutions institutions;
    private final FigureCharts charts;
    private final ChartScript script;
    private final Clock clock;

    FiguresController(
            ReportingFigures reporting,
            Pickers pickers,
            Institutions institutions,
            FigureCharts charts,
            ChartScript script,
            Clock clock) {
        this.reporting = reporting;
        this.pickers = pickers;
        this.institutions = institutions;
        this.charts = charts;
        this.script = script;
        this.clock = clock;
    }

    @Bean
    static MenuEntry figuresMenu() {
        return new MenuEntry(MenuEntry.Group.REFERRALS, 30, "referral.figures", FiguresPage.PATH, "chart-bar", READERS);
    }

    @GetMapping(FiguresPage.PATH)
    ModelAndView figures(AskedReferrals asked, @ModelAttribute("ui") Ui ui) {
        try {
            FiguresReport report = reporting.report(asked);
            return page(report.asked(), report, null, ui);
        } catch (Fault fault) {
            if (fault.code() != CommonFault.INVALID) {
                throw fault;
            }
            ModelAndView page = page(asked, null, fault, ui);
            page.setStatus(HttpStatusCode.valueOf(fault.code().status()));
            return page;
        }
    }

    @GetMapping("/referrals/figures/export")
    void export(AskedReferrals asked, @ModelAttribute("ui") Ui ui, HttpServletResponse response) throws IOException {
        FiguresReport report = reporting.report(asked);
        Workbooks.open(response, "referral-figures.xlsx");
        new FiguresWorkbook(report, places(report), ui).write(response.getOutputStream());
    }

    private ModelAndView page(AskedReferrals asked, @Nullable FiguresReport report, @Nullable Fault fault, Ui ui) {
        ModelAndView page = new ModelAndView("referral/figures");
        page.addObject(
                "figures",
                new FiguresPage(
                        asked,
                        report,
                        report == null ? Map.of() : places(report),
                        pickers.of(asked),
                        presets(ui),
                        script.path(),
                        report == null || report.isEmpty() ? Map.of() : charts.of(report, ui),
                        fault));
        return page;
    }

    private Map<UUID, InstitutionSummary> places(FiguresReport report) {
        return institutions.findAll(
                report.places().stream().map(FiguresReport.Place::institutionId).collect(Collectors.toSet()));
    }

    private List<FiguresPage.Preset> presets(Ui ui) {
        LocalDate today = LocalDate.now(clock);
        LocalDate newYear = today.withDayOfYear(1);
        return Stream.of(
                        new FiguresPage.Preset("referral.last-30-days", today.minusDays(MONTH - 1), today),
                        new FiguresPage.Preset("referral.last-90-days", today.minusDays(QUARTER - 1), today),
                        new FiguresPage.Preset("referral.this-year", newYear, today),
                        new FiguresPage.Preset("referral.last-year", newYear.minusYears(1), newYear.minusDays(1)))
                .map(preset -> new FiguresPage.Preset(ui.t(preset.words()), preset.since(), preset.until()))
                .toList();
    }
}
