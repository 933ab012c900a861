package org.jieli.chronic.figures;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jieli.institution.Institutions;
import org.jieli.resident.Residents;
import org.jieli.shared.AccessScope;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Role;
import org.jieli.web.KeysetPage;
import org.jieli.web.MenuEntry;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The figures of chronic care by institution and division, and for each person why he does or does not count. */
@Controller
class CareFigureController {

    private static final Set<Role> READERS =
            EnumSet.of(Role.VILLAGE_DOCTOR, Role.FAMILY_DOCTOR, Role.ALLIANCE_OFFICE, Role.HEALTH_COMMISSION);
    private static final String SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int PAGE = 50;

    private final CareFigures figures;
    private final CareFigureExport export;
    private final Institutions institutions;
    private final Residents residents;
    private final Clock clock;

    CareFigureController(
            CareFigures figures, CareFigureExport export, Institutions institutions, Residents residents, Clock clock) {
        this.figures = figures;
        this.export = export;
        this.institutions = institutions;
        this.residents = residents;
        this.clock = clock;
    }

    @Bean
    static MenuEntry careFigureMenu() {
        return new MenuEntry(MenuEntry.Group.CHRONIC, 50, "chronic.figures", "/chronic/figures", "chart-bar", READERS);
    }

    @GetMapping("/chronic/figures")
    String figures(AskedFigures asked, Model model) {
        FigureFilter filter = read(asked);
        model.addAttribute("asked", asked);
        model.addAttribute("filter", filter);
        model.addAttribute("thisYear", LocalDate.now(clock).getYear());
        model.addAttribute("total", figures.total(filter));
        model.addAttribute("institutions", figures.byInstitution(filter));
        model.addAttribute(
                "divisions",
                CurrentAccess.scope().kind() == AccessScope.Kind.DIVISION ? figures.byDivision(filter) : null);
        return "chronic/figures/figures";
    }

    @GetMapping("/chronic/figures/people")
    String people(AskedFigures asked, @RequestParam(required = false) @Nullable String after, Model model) {
        FigureFilter filter = read(asked);
        KeysetPage<PersonYear> page = figures.people(filter, after, PAGE);
        model.addAttribute("asked", asked);
        model.addAttribute("filter", filter);
        model.addAttribute("page", page);
        model.addAttribute("total", figures.total(filter));
        model.addAttribute(
                "people",
                residents.findAll(
                        page.items().stream().map(PersonYear::residentId).collect(Collectors.toSet())));
        Set<UUID> places = page.items().stream().map(PersonYear::institutionId).collect(Collectors.toSet());
        model.addAttribute("places", institutions.findAll(places));
        return "chronic/figures/people";
    }

    @GetMapping("/chronic/figures/export")
    void export(AskedFigures asked, @ModelAttribute("ui") Ui ui, HttpServletResponse response) throws IOException {
        FigureFilter filter = read(asked);
        response.setContentType(SHEET);
        response.setHeader("Content-Disposition", "attachment; filename=\"chronic-figures.xlsx\"");
        export.write(filter, ui, response.getOutputStream());
    }

    private FigureFilter read(AskedFigures asked) {
        CurrentAccess.requireRole(READERS.toArray(Role[]::new));
        return asked.read(LocalDate.now(clock).getYear());
    }
}
