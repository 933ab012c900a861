package org.jieli.enrolment.fulfilment;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
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
import org.jieli.enrolment.ServiceKind;
import org.jieli.enrolment.policy.EnrolmentSheets;
import org.jieli.enrolment.team.WorkingTeams;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.shared.CurrentAccess;
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

/** The work list of a team: due and overdue services by person; on the page or as a workbook. */
@Controller
class DueController {

    private static final Set<Role> READERS =
            EnumSet.of(Role.VILLAGE_DOCTOR, Role.FAMILY_DOCTOR, Role.SPECIALIST, Role.ALLIANCE_OFFICE);
    private static final int PAGE = 50;
    private static final int SHEET = 1000;
    private static final int MOST = 50_000;

    private final DueList due;
    private final WorkingTeams working;
    private final CareTeams teams;
    private final KeyPopulations populations;
    private final Residents residents;
    private final Clock clock;

    DueController(
            DueList due,
            WorkingTeams working,
            CareTeams teams,
            KeyPopulations populations,
            Residents residents,
            Clock clock) {
        this.due = due;
        this.working = working;
        this.teams = teams;
        this.populations = populations;
        this.residents = residents;
        this.clock = clock;
    }

    @Bean
    static MenuEntry dueServicesMenu() {
        return new MenuEntry(
                MenuEntry.Group.ENROLMENT, 20, "enrolment.due", "/enrolments/due", "checkup-list", READERS);
    }

    @GetMapping("/enrolments/due")
    ModelAndView list(@RequestParam Map<String, String> asked) {
        CurrentAccess.requireRole(READERS.toArray(Role[]::new));
        DueFilter filter = filter(asked);
        KeysetPage<DuePerson> found = due.page(filter, DueFilter.Key.parse(asked.get("after")), PAGE);
        Set<UUID> people = found.items().stream().map(DuePerson::residentId).collect(Collectors.toSet());
        LocalDate today = LocalDate.now(clock);
        ModelAndView page = new ModelAndView("enrolment/fulfilment/due");
        page.addObject("filter", filter);
        page.addObject("found", found);
        page.addObject("count", due.count(filter));
        page.addObject("teams", working.mine());
        page.addObject("people", residents.findAll(people));
        page.addObject("tags", populations.ofAll(people, today));
        page.addObject("today", today);
        return page;
    }

    @GetMapping("/enrolments/due/export")
    void export(@RequestParam Map<String, String> asked, @ModelAttribute("ui") Ui ui, HttpServletResponse response)
            throws IOException {
        CurrentAccess.requireRole(READERS.toArray(Role[]::new));
        DueFilter filter = filter(asked);
        EnrolmentSheets.open(response, "due-services.xlsx");
        try (Workbook workbook = EnrolmentSheets.on(response.getOutputStream())) {
            Worksheet sheet = EnrolmentSheets.sheet(
                    workbook,
                    ui.t("enrolment.due"),
                    List.of(
                            ui.t("enrolment.person"),
                            ui.t("enrolment.populations"),
                            ui.t("enrolment.team"),
                            ui.t("enrolment.service"),
                            ui.t("enrolment.due-on"),
                            ui.t("enrolment.overdue")));
            int row = 1;
            DueFilter.Key after = null;
            do {
                KeysetPage<DuePerson> found = due.page(filter, after, SHEET);
                row = lines(sheet, row, found.items(), ui);
                after = DueFilter.Key.parse(found.next());
            } while (after != null && row <= MOST);
        }
    }

    private int lines(Worksheet sheet, int from, List<DuePerson> found, Ui ui) {
        Set<UUID> ids = found.stream().map(DuePerson::residentId).collect(Collectors.toSet());
        Map<UUID, ResidentSummary> people = residents.findAll(ids);
        LocalDate today = LocalDate.now(clock);
        Map<UUID, Set<KeyPopulation>> tags = populations.ofAll(ids, today);
        Map<UUID, CareTeam> names =
                teams.findAll(found.stream().map(DuePerson::teamId).collect(Collectors.toSet()));
        int row = from;
        for (DuePerson each : found) {
            ResidentSummary person = people.get(each.residentId());
            CareTeam team = names.get(each.teamId());
            for (DuePerson.Item item : each.items()) {
                EnrolmentSheets.line(
                        sheet,
                        row++,
                        person == null ? "" : person.name(),
                        tags.getOrDefault(each.residentId(), Set.of()).stream()
                                .map(ui::t)
                                .collect(Collectors.joining("、")),
                        team == null ? "" : team.name(),
                        ui.t(item.kind()) + (item.words().isEmpty() ? "" : "：" + item.words()),
                        item.dueOn().toString(),
                        item.dueOn().isBefore(today) ? ui.t("enrolment.overdue") : "");
            }
        }
        return row;
    }

    private static DueFilter filter(Map<String, String> asked) {
        return new DueFilter(
                team(asked.get("team")),
                constant(ServiceKind.class, asked.get("kind")),
                constant(KeyPopulation.class, asked.get("population")),
                "true".equals(asked.get("overdue")));
    }

    private static @Nullable UUID team(@Nullable String typed) {
        return typed == null || !typed.matches("[0-9a-fA-F-]{36}") ? null : UUID.fromString(typed);
    }

    private static <T extends Enum<T>> @Nullable T constant(Class<T> type, @Nullable String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
