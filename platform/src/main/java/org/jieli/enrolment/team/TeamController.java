package org.jieli.enrolment.team;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jieli.enrolment.AgreementKind;
import org.jieli.enrolment.CareTeam;
import org.jieli.enrolment.TeamFunction;
import org.jieli.enrolment.policy.Composition;
import org.jieli.enrolment.policy.EnrolmentPolicies;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.region.Divisions;
import org.jieli.shared.Access;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.Identifiers;
import org.jieli.web.FormFault;
import org.jieli.web.Idempotency;
import org.jieli.web.MenuEntry;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Teams: the list, a new one, and the record with members and grid. */
@Controller
class TeamController {

    private final TeamBook book;
    private final TeamRepository teams;
    private final EnrolmentPolicies policies;
    private final Institutions institutions;
    private final Divisions divisions;
    private final Idempotency idempotency;
    private final Clock clock;

    TeamController(
            TeamBook book,
            TeamRepository teams,
            EnrolmentPolicies policies,
            Institutions institutions,
            Divisions divisions,
            Idempotency idempotency,
            Clock clock) {
        this.book = book;
        this.teams = teams;
        this.policies = policies;
        this.institutions = institutions;
        this.divisions = divisions;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    private record Made(UUID id) {}

    @Bean
    static MenuEntry teamsMenu() {
        return new MenuEntry(
                MenuEntry.Group.ENROLMENT, 40, "enrolment.teams", "/care-teams", "users-group", TeamAccess.READERS);
    }

    @GetMapping("/care-teams")
    String list(Model model) {
        Access access = TeamAccess.requireReader();
        Collection<UUID> places = access.scope().division() == null
                ? access.scope().institutions()
                : institutions.inDivision(access.scope().division()).stream()
                        .filter(InstitutionSummary::primary)
                        .map(InstitutionSummary::id)
                        .toList();
        List<CareTeam> found = teams.at(places);
        model.addAttribute("teams", found);
        model.addAttribute(
                "places",
                institutions.findAll(found.stream().map(CareTeam::institutionId).collect(Collectors.toSet())));
        model.addAttribute(
                "sizes", teams.listSizes(found.stream().map(CareTeam::id).toList(), LocalDate.now(clock)));
        model.addAttribute("mayForm", TeamAccess.mayForm());
        return "enrolment/team/list";
    }

    @GetMapping("/care-teams/new")
    ModelAndView empty() {
        Access access = requireFormer();
        UUID own = access.institutionId();
        boolean primary = own != null
                && institutions.find(own).map(InstitutionSummary::primary).orElse(false);
        return form(
                new TeamForm(
                        primary ? String.valueOf(own) : "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        Identifiers.next().toString()),
                null);
    }

    @PostMapping("/care-teams")
    ModelAndView add(@ModelAttribute TeamForm typed, RedirectAttributes flash) {
        requireFormer();
        try {
            Made made = idempotency.once(
                    typed.key(),
                    new Idempotency.Request("POST", "/care-teams", typed),
                    Made.class,
                    () -> new Made(book.form(typed.institutionId(), typed.settings())));
            flash.addFlashAttribute(Ui.DONE, "enrolment.team-formed");
            return to(made.id());
        } catch (Fault fault) {
            return form(typed, fault);
        }
    }

    @GetMapping("/care-teams/{id}")
    ModelAndView record(@PathVariable UUID id) {
        TeamAccess.requireReader();
        CareTeam team = book.require(id);
        return page(team, TeamForm.of(team), null, Map.of());
    }

    @PostMapping("/care-teams/{id}")
    ModelAndView change(@PathVariable UUID id, @ModelAttribute TeamForm typed, RedirectAttributes flash) {
        return done(id, typed, flash, "enrolment.saved", () -> book.change(id, typed.knownVersion(), typed.settings()));
    }

    @PostMapping("/care-teams/{id}/close")
    ModelAndView close(@PathVariable UUID id, RedirectAttributes flash) {
        return done(id, null, flash, "enrolment.team-closed-done", () -> book.close(id));
    }

    @PostMapping("/care-teams/{id}/members")
    ModelAndView join(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            @RequestParam(required = false) @Nullable TeamFunction function,
            RedirectAttributes flash) {
        String[] person = typed.getOrDefault("practitioner", "").split("@");
        try {
            book.join(id, TeamForm.id(person[0]), person.length > 1 ? TeamForm.id(person[1]) : null, function);
            flash.addFlashAttribute(Ui.DONE, "enrolment.member-joined");
            return to(id);
        } catch (Fault fault) {
            CareTeam team = book.require(id);
            return page(team, TeamForm.of(team), fault, typed);
        }
    }

    @PostMapping("/care-teams/{id}/members/{member}/end")
    ModelAndView leave(@PathVariable UUID id, @PathVariable UUID member, RedirectAttributes flash) {
        return done(id, null, flash, "enrolment.member-left", () -> book.leave(id, member));
    }

    @PostMapping("/care-teams/{id}/members/{member}/lead")
    ModelAndView lead(@PathVariable UUID id, @PathVariable UUID member, RedirectAttributes flash) {
        return done(id, null, flash, "enrolment.leader-named", () -> book.lead(id, member));
    }

    @PostMapping("/care-teams/{id}/grid")
    ModelAndView cover(
            @PathVariable UUID id, @RequestParam(defaultValue = "") String division, RedirectAttributes flash) {
        return done(id, null, flash, "enrolment.grid-changed", () -> book.cover(id, division));
    }

    @PostMapping("/care-teams/{id}/grid/{division}/remove")
    ModelAndView uncover(@PathVariable UUID id, @PathVariable String division, RedirectAttributes flash) {
        return done(id, null, flash, "enrolment.grid-changed", () -> book.uncover(id, division));
    }

    private ModelAndView done(
            UUID id, @Nullable TeamForm typed, RedirectAttributes flash, String words, Runnable work) {
        try {
            work.run();
            flash.addFlashAttribute(Ui.DONE, words);
            return to(id);
        } catch (Fault fault) {
            CareTeam team = book.require(id);
            return page(team, typed == null ? TeamForm.of(team) : typed, fault, Map.of());
        }
    }

    private ModelAndView form(TeamForm typed, @Nullable Fault fault) {
        ModelAndView page = new ModelAndView("enrolment/team/form");
        page.addObject("typed", typed);
        page.addObject("names", names(typed));
        page.addObject("fault", new FormFault(fault));
        mark(page, fault);
        return page;
    }

    private Map<String, String> names(TeamForm typed) {
        Map<String, String> names = new LinkedHashMap<>();
        Arrays.asList(typed.institution(), typed.district(), typed.city()).forEach(each -> {
            UUID id = TeamForm.id(each);
            if (id != null) {
                institutions.find(id).ifPresent(place -> names.put(id.toString(), place.name()));
            }
        });
        return names;
    }

    private ModelAndView page(CareTeam team, TeamForm typed, @Nullable Fault fault, Map<String, String> joining) {
        LocalDate today = LocalDate.now(clock);
        Set<UUID> ids = new HashSet<>();
        ids.add(team.institutionId());
        team.members().forEach(member -> ids.add(member.institutionId()));
        ids.addAll(names(typed).keySet().stream().map(UUID::fromString).toList());
        Map<String, String> grid = new LinkedHashMap<>();
        team.grid().forEach(code -> grid.put(code, divisions.fullName(code, today)));
        List<Composition> missing = new ArrayList<>();
        for (AgreementKind kind : AgreementKind.values()) {
            policies.compositions(kind, today).stream()
                    .filter(rule -> !rule.isMetBy(team))
                    .forEach(missing::add);
        }
        ModelAndView page = new ModelAndView("enrolment/team/record");
        page.addObject(
                "page",
                new TeamPage(
                        team,
                        institutions.findAll(ids),
                        grid,
                        missing,
                        teams.listSizes(List.of(team.id()), today).getOrDefault(team.id(), 0L),
                        policies.number("list-size-per-doctor", today),
                        TeamAccess.mayForm(team.institutionId()) && team.closedOn() == null,
                        typed,
                        new FormFault(fault),
                        joining));
        mark(page, fault);
        return page;
    }

    private static void mark(ModelAndView page, @Nullable Fault fault) {
        if (fault != null) {
            page.setStatus(HttpStatus.valueOf(fault.code().status()));
        }
    }

    static Access requireFormer() {
        if (!TeamAccess.mayForm()) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
        return CurrentAccess.require();
    }

    private static ModelAndView to(UUID id) {
        return new ModelAndView("redirect:/care-teams/" + id);
    }
}
