package org.jieli.enrolment.agreement;

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
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jieli.enrolment.CareTeam;
import org.jieli.enrolment.CareTeams;
import org.jieli.enrolment.KeyPopulation;
import org.jieli.enrolment.KeyPopulations;
import org.jieli.enrolment.policy.EnrolmentSheets;
import org.jieli.enrolment.team.TeamAccess;
import org.jieli.enrolment.team.WorkingTeams;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.shared.Role;
import org.jieli.web.KeysetPage;
import org.jieli.web.MenuEntry;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The list of agreements, with proposals that wait for the team; on the page or as a workbook. */
@Controller
class AgreementListController {

    private static final Set<Role> READERS = EnumSet.of(
            Role.VILLAGE_DOCTOR, Role.FAMILY_DOCTOR, Role.SPECIALIST, Role.ALLIANCE_OFFICE, Role.HEALTH_COMMISSION);
    private static final int PAGE = 50;
    private static final int SHEET = 1000;
    private static final int MOST = 100_000;

    private final ListingAgreements listing;
    private final WorkingTeams working;
    private final CareTeams teams;
    private final KeyPopulations populations;
    private final Residents residents;
    private final Clock clock;

    AgreementListController(
            ListingAgreements listing,
            WorkingTeams working,
            CareTeams teams,
            KeyPopulations populations,
            Residents residents,
            Clock clock) {
        this.listing = listing;
        this.working = working;
        this.teams = teams;
        this.populations = populations;
        this.residents = residents;
        this.clock = clock;
    }

    @Bean
    static MenuEntry agreementsMenu() {
        return new MenuEntry(
                MenuEntry.Group.ENROLMENT, 10, "enrolment.agreements", "/enrolments", "writing-sign", READERS);
    }

    @GetMapping("/enrolments")
    ModelAndView list(
            @RequestParam(required = false) @Nullable String team,
            @RequestParam(required = false) @Nullable String phase,
            @RequestParam(required = false) @Nullable String population,
            @RequestParam(defaultValue = "false") String ending,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String after) {
        TeamAccess.requireReader();
        AgreementFilter filter = filter(team, phase, population, ending, q);
        KeysetPage<Agreement> found = listing.page(filter, AgreementFilter.Key.parse(after), PAGE);
        ModelAndView page = new ModelAndView("enrolment/agreement/list");
        page.addObject("filter", filter);
        page.addObject("found", found);
        long count = listing.count(filter);
        page.addObject("count", count);
        page.addObject("countedToTheLast", count <= AgreementListRepository.MOST_COUNTED);
        page.addObject("teams", working.mine());
        page.addObject("people", people(found.items()));
        page.addObject("tags", tags(found.items()));
        page.addObject("names", names(found.items()));
        page.addObject("today", LocalDate.now(clock));
        return page;
    }

    @GetMapping("/enrolments/export")
    void export(
            @RequestParam(required = false) @Nullable String team,
            @RequestParam(required = false) @Nullable String phase,
            @RequestParam(required = false) @Nullable String population,
            @RequestParam(defaultValue = "false") String ending,
            @RequestParam(required = false) @Nullable String q,
            @ModelAttribute("ui") Ui ui,
            HttpServletResponse response)
            throws IOException {
        TeamAccess.requireReader();
        AgreementFilter filter = filter(team, phase, population, ending, q);
        EnrolmentSheets.open(response, "enrolments.xlsx");
        try (Workbook workbook = EnrolmentSheets.on(response.getOutputStream())) {
            Worksheet sheet = EnrolmentSheets.sheet(
                    workbook,
                    ui.t("enrolment.agreements"),
                    List.of(
                            ui.t("enrolment.person"),
                            ui.t("enrolment.populations"),
                            ui.t("enrolment.team"),
                            ui.t("enrolment.doctor"),
                            ui.t("enrolment.kind"),
                            ui.t("enrolment.state"),
                            ui.t("enrolment.from"),
                            ui.t("enrolment.to")));
            int row = 1;
            AgreementFilter.Key after = null;
            do {
                KeysetPage<Agreement> found = listing.page(filter, after, SHEET);
                row = lines(sheet, row, found.items(), ui);
                after = AgreementFilter.Key.parse(found.next());
            } while (after != null && row <= MOST);
        }
    }

    private int lines(Worksheet sheet, int from, List<Agreement> agreements, Ui ui) {
        Map<UUID, ResidentSummary> people = people(agreements);
        Map<UUID, Set<KeyPopulation>> tags = tags(agreements);
        Map<UUID, CareTeam> names = names(agreements);
        LocalDate today = LocalDate.now(clock);
        int row = from;
        for (Agreement each : agreements) {
            ResidentSummary person = people.get(each.residentId());
            CareTeam team = names.get(each.teamId());
            EnrolmentSheets.line(
                    sheet,
                    row++,
                    person == null ? "" : person.name(),
                    tags.getOrDefault(each.residentId(), Set.of()).stream()
                            .map(ui::t)
                            .collect(Collectors.joining("、")),
                    team == null ? "" : team.name(),
                    each.doctorName(),
                    ui.t(each.kind()),
                    ui.t(each.phaseOn(today)),
                    each.from().toString(),
                    each.end().toString());
        }
        return row;
    }

    private Map<UUID, ResidentSummary> people(List<Agreement> agreements) {
        return residents.findAll(agreements.stream().map(Agreement::residentId).collect(Collectors.toSet()));
    }

    private Map<UUID, Set<KeyPopulation>> tags(List<Agreement> agreements) {
        return populations.ofAll(
                agreements.stream().map(Agreement::residentId).collect(Collectors.toSet()), LocalDate.now(clock));
    }

    private Map<UUID, CareTeam> names(List<Agreement> agreements) {
        return teams.findAll(agreements.stream().map(Agreement::teamId).collect(Collectors.toSet()));
    }

    private static AgreementFilter filter(
            @Nullable String team,
            @Nullable String phase,
            @Nullable String population,
            String ending,
            @Nullable String q) {
        return new AgreementFilter(
                SigningForm.id(team),
                SigningForm.constant(Phase.class, phase),
                SigningForm.constant(KeyPopulation.class, population),
                "true".equals(ending),
                q == null || q.isBlank() ? null : q.strip());
    }
}
