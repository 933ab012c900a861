package org.jieli.alliance;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jieli.alliance.AllianceRepository.Membership;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.shared.Access;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.Role;
import org.jieli.web.FormFault;
import org.jieli.web.MenuEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/** The alliances: who belongs to them, and what their office decides. */
@Controller
class AllianceController {

    private static final Set<Role> READERS = Set.of(
            Role.ALLIANCE_OFFICE,
            Role.ADMINISTRATOR,
            Role.HEALTH_COMMISSION,
            Role.REFERRAL_CENTRE,
            Role.INSURANCE_BUREAU,
            Role.EVALUATOR);

    private static final int CHOICES = 20;
    private static final int CITY = 4;

    private final CachedAlliances alliances;
    private final StoredAllianceRegistry registry;
    private final Institutions institutions;
    private final Clock clock;

    AllianceController(
            CachedAlliances alliances, StoredAllianceRegistry registry, Institutions institutions, Clock clock) {
        this.alliances = alliances;
        this.registry = registry;
        this.institutions = institutions;
        this.clock = clock;
    }

    @Bean
    static MenuEntry alliancesMenu() {
        return new MenuEntry(MenuEntry.Group.ALLIANCES, 10, "alliance.title", "/alliances", "affiliate", READERS);
    }

    @GetMapping("/alliances")
    String list(@RequestParam(name = "q", defaultValue = "") String q, Model model) {
        CurrentAccess.requireRole(READERS.toArray(Role[]::new));
        LocalDate today = LocalDate.now(clock);
        String text = q.strip();
        AllianceSnapshot now = alliances.snapshot();
        List<AllianceListItem> items = now.all().stream()
                .filter(alliance ->
                        alliance.name().contains(text) || alliance.initials().startsWith(text.toLowerCase(Locale.ROOT)))
                .map(alliance -> new AllianceListItem(
                        alliance,
                        nameOf(alliance.leadInstitutionId()),
                        now.members(alliance.id(), today).size()))
                .toList();
        model.addAttribute("q", text);
        model.addAttribute("items", items);
        return "alliance/list";
    }

    @GetMapping("/alliances/{id}")
    ModelAndView record(@PathVariable("id") UUID id) {
        CurrentAccess.requireRole(READERS.toArray(Role[]::new));
        Alliance alliance = require(id);
        return page(alliance, AllianceForm.of(alliance), null, nobodyYet(null));
    }

    @PostMapping("/alliances/{id}")
    ModelAndView change(@PathVariable("id") UUID id, AllianceForm typed) {
        Alliance alliance = editable(id);
        try {
            registry.change(id, typed.settings(), typed.knownVersion());
            return to(id);
        } catch (Fault fault) {
            return page(alliance, typed, fault, nobodyYet(null));
        }
    }

    @PostMapping("/alliances/{id}/members")
    ModelAndView join(@PathVariable("id") UUID id, JoinForm typed) {
        Alliance alliance = editable(id);
        try {
            JoinForm.Entry entry = typed.entry();
            registry.join(id, entry.institutionId(), entry.from());
            return to(id);
        } catch (Fault fault) {
            String name = typed.institutionId().map(this::nameOf).orElse("");
            return page(alliance, AllianceForm.of(alliance), null, new Joining(typed, name, new FormFault(fault)));
        }
    }

    /** One institution in the search box for a new member. */
    record Choice(String code, String name) {}

    @GetMapping("/alliances/{id}/candidates")
    @ResponseBody
    List<Choice> candidates(@PathVariable("id") UUID id, @RequestParam(name = "q", defaultValue = "") String q) {
        Alliance alliance = editable(id);
        Set<UUID> present = alliances.snapshot().members(id, LocalDate.now(clock));
        String place = institutions
                .find(alliance.leadInstitutionId())
                .map(InstitutionSummary::division)
                .orElse("");
        return place.length() < CITY
                ? List.of()
                : institutions.inDivision(place.substring(0, CITY)).stream()
                        .filter(candidate -> !present.contains(candidate.id())
                                && candidate.name().contains(q.strip()))
                        .limit(CHOICES)
                        .map(candidate -> new Choice(candidate.id().toString(), candidate.name()))
                        .toList();
    }

    @PostMapping("/alliances/{id}/members/{institution}/end")
    ModelAndView leave(@PathVariable("id") UUID id, @PathVariable("institution") UUID institution) {
        Alliance alliance = editable(id);
        try {
            registry.leave(id, institution, LocalDate.now(clock));
            return to(id);
        } catch (Fault fault) {
            return page(alliance, AllianceForm.of(alliance), null, nobodyYet(fault));
        }
    }

    private Joining nobodyYet(@Nullable Fault fault) {
        return new Joining(JoinForm.empty(LocalDate.now(clock)), "", new FormFault(fault));
    }

    private ModelAndView page(Alliance alliance, AllianceForm typed, @Nullable Fault fault, Joining joining) {
        LocalDate today = LocalDate.now(clock);
        List<Membership> memberships = alliances.snapshot().memberships(alliance.id());
        Map<UUID, InstitutionSummary> names = institutions.findAll(
                memberships.stream().map(Membership::institutionId).toList());
        Set<UUID> present = memberships.stream()
                .filter(membership -> membership.holdsOn(today))
                .map(Membership::institutionId)
                .collect(Collectors.toSet());
        ModelAndView page = new ModelAndView("alliance/record");
        page.addObject(
                "page",
                new AlliancePage(
                        alliance, memberships, names, present, typed, fault, joining, mayEdit(alliance), today));
        Stream.of(
                        Optional.ofNullable(fault),
                        Optional.ofNullable(joining.fault().fault()))
                .flatMap(Optional::stream)
                .forEach(wrong -> page.setStatus(HttpStatus.valueOf(wrong.code().status())));
        return page;
    }

    private Alliance editable(UUID id) {
        Alliance alliance = require(id);
        if (!mayEdit(alliance)) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
        return alliance;
    }

    private Alliance require(UUID id) {
        return alliances.snapshot().find(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    private static boolean mayEdit(Alliance alliance) {
        Access access = CurrentAccess.require();
        return access.role() == Role.ADMINISTRATOR
                || access.role() == Role.ALLIANCE_OFFICE
                        && alliance.leadInstitutionId().equals(access.institutionId());
    }

    private String nameOf(UUID institution) {
        return institutions.find(institution).map(InstitutionSummary::name).orElse("–");
    }

    private static ModelAndView to(UUID id) {
        return new ModelAndView("redirect:/alliances/" + id);
    }
}
