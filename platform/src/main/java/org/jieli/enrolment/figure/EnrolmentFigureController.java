package org.jieli.enrolment.figure;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jieli.enrolment.CareTeam;
import org.jieli.enrolment.policy.EnrolmentSheets;
import org.jieli.enrolment.team.WorkingTeams;
import org.jieli.region.Division;
import org.jieli.region.Divisions;
import org.jieli.resident.Residents;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.Role;
import org.jieli.web.FormFault;
import org.jieli.web.KeysetPage;
import org.jieli.web.MenuEntry;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The figures of enrolment, each opening to its people; on the page or as a workbook. */
@Controller
class EnrolmentFigureController {

    private static final Set<Role> READERS = EnumSet.of(
            Role.VILLAGE_DOCTOR, Role.FAMILY_DOCTOR, Role.ALLIANCE_OFFICE, Role.HEALTH_COMMISSION, Role.EVALUATOR);
    private static final int PAGE = 50;

    private final EnrolmentFigures figures;
    private final WorkingTeams teams;
    private final Divisions divisions;
    private final Residents residents;
    private final Clock clock;

    EnrolmentFigureController(
            EnrolmentFigures figures, WorkingTeams teams, Divisions divisions, Residents residents, Clock clock) {
        this.figures = figures;
        this.teams = teams;
        this.divisions = divisions;
        this.residents = residents;
        this.clock = clock;
    }

    @Bean
    static MenuEntry enrolmentFiguresMenu() {
        return new MenuEntry(MenuEntry.Group.ENROLMENT, 60, "enrolment.figures", FigurePage.PATH, "chart-bar", READERS);
    }

    @GetMapping(FigurePage.PATH)
    ModelAndView show(@RequestParam Map<String, String> asked) {
        FigurePage shown = page(asked);
        ModelAndView page = new ModelAndView("enrolment/figure/figures");
        page.addObject("page", shown);
        if (shown.fault().isAny()) {
            page.setStatus(HttpStatus.valueOf(CommonFault.INVALID.status()));
        }
        return page;
    }

    @GetMapping(FigurePage.PATH + "/people")
    ModelAndView people(@RequestParam Map<String, String> asked) {
        FigurePage shown = page(asked);
        FigureReport report = shown.readable();
        EnrolmentFigure figure = Arrays.stream(EnrolmentFigure.values())
                .filter(each -> each.name().equals(asked.get("figure")))
                .findFirst()
                .orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        boolean counts = !"false".equals(asked.get("counts"));
        KeysetPage<CountedPerson> found = figures.people(
                figure,
                counts,
                shown.area(),
                LocalDate.parse(shown.since()),
                LocalDate.parse(shown.until()),
                id(asked.get("after")),
                PAGE);
        ModelAndView page = new ModelAndView("enrolment/figure/people");
        page.addObject("page", shown);
        page.addObject("figure", figure);
        page.addObject("counts", counts);
        page.addObject("found", found);
        page.addObject(
                "value",
                report.values().stream()
                        .filter(each -> each.definition().figure() == figure)
                        .findFirst()
                        .orElseThrow());
        page.addObject(
                "people",
                residents.findAll(
                        found.items().stream().map(CountedPerson::residentId).collect(Collectors.toSet())));
        return page;
    }

    @GetMapping(FigurePage.PATH + "/export")
    void export(@RequestParam Map<String, String> asked, @ModelAttribute("ui") Ui ui, HttpServletResponse response)
            throws IOException {
        FigurePage shown = page(asked);
        FigureReport report = shown.readable();
        EnrolmentSheets.open(response, "enrolment-figures.xlsx");
        try (Workbook workbook = EnrolmentSheets.on(response.getOutputStream())) {
            Worksheet sheet = EnrolmentSheets.sheet(
                    workbook,
                    ui.t("enrolment.figures"),
                    List.of(
                            ui.t("enrolment.figure"),
                            ui.t("enrolment.area"),
                            ui.t("enrolment.numerator"),
                            ui.t("enrolment.denominator"),
                            ui.t("enrolment.share"),
                            ui.t("enrolment.defined-as"),
                            ui.t("enrolment.source")));
            int row = 1;
            for (FigureReport.Value value : report.values()) {
                line(sheet, row++, value, shown.areaName(), value.numerator(), value.denominator(), ui);
                for (FigureRows.Tally part : value.parts()) {
                    line(
                            sheet,
                            row++,
                            value,
                            shown.names().getOrDefault(String.valueOf(part.part()), String.valueOf(part.part())),
                            part.numerator(),
                            part.denominator(),
                            ui);
                }
            }
            EnrolmentSheets.line(sheet, row + 1, shown.since() + " – " + shown.until());
        }
    }

    private static void line(
            Worksheet sheet, int row, FigureReport.Value value, String area, long above, long below, Ui ui) {
        FigureDefinition definition = value.definition();
        sheet.value(row, 0, ui.t(definition.figure()));
        sheet.value(row, 1, area);
        sheet.value(row, 2, above);
        sheet.value(row, 3, below);
        if (below > 0) {
            sheet.value(row, 4, FigureReport.share(above, below));
            sheet.style(row, 4).format("0.0%").set();
        }
        sheet.value(row, 5, definition.numerator() + " / " + definition.denominator());
        sheet.value(row, 6, definition.source());
    }

    private FigurePage page(Map<String, String> asked) {
        CurrentAccess.requireRole(READERS.toArray(Role[]::new));
        LocalDate today = LocalDate.now(clock);
        String wanted = asked.getOrDefault("division", "");
        FigureArea area = figures.area(wanted.matches("[0-9]{2,12}") ? wanted : null, id(asked.get("team")));
        List<CareTeam> mine = teams.mine();
        String division = area.division();
        List<Division> below = division == null ? List.of() : divisions.children(division, today);
        List<Division> choices = new ArrayList<>();
        String own = CurrentAccess.scope().division();
        if (own != null) {
            choices.addAll(divisions.path(division == null ? own : division, today).stream()
                    .filter(each -> each.code().startsWith(own))
                    .toList());
            choices.addAll(below);
        }
        Map<String, String> names = new TreeMap<>();
        below.forEach(each -> names.put(each.code(), each.name()));
        FigureReport report = null;
        Fault fault = null;
        String since = asked.getOrDefault("since", "");
        String until = asked.getOrDefault("until", "");
        try {
            FigurePeriod period = FigurePeriod.read(since, until, today);
            since = period.since().toString();
            until = period.until().toString();
            report = figures.report(area, period.since(), period.until());
        } catch (Fault wrong) {
            fault = wrong;
        }
        return new FigurePage(
                report,
                area,
                name(area, mine, today),
                choices,
                mine,
                names,
                since,
                until,
                CurrentAccess.seesPeople(),
                new FormFault(fault));
    }

    private String name(FigureArea area, List<CareTeam> mine, LocalDate today) {
        return area.division() != null
                ? divisions.fullName(area.division(), today)
                : mine.stream()
                        .filter(each -> each.id().equals(area.team()))
                        .map(CareTeam::name)
                        .findFirst()
                        .orElse("–");
    }

    private static @Nullable UUID id(@Nullable String typed) {
        return typed == null || !typed.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
                ? null
                : UUID.fromString(typed);
    }
}
