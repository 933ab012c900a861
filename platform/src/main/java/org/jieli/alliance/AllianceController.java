package org.jieli.alliance;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jieli.alliance.AllianceRepository.Membership;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.shared.Access;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.Role;
import org.jieli.web.MenuEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
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
        return page(alliance, AllianceForm.of(alliance), null);
    }

    @PostMapping("/alliances/{id}")
    ModelAndView change(@PathVariable("id") UUID id, AllianceForm typed) {
        Alliance alliance = editable(id);
        try {
            registry.change(id, typed.settings(), typed.knownVersion());
            return to(id);
        } catch (Fault fault) {
            return page(alliance, typed, fault);
        }
    }

    @PostMapping("/alliances/{id}/members")
    ModelAndView join(
            @PathVariable("id") UUID id,
            @RequestParam("institution") UUID institution,
            @RequestParam("from") @DateTimeFormat(iso = ISO.DATE) LocalDate from) {
        editable(id);
        registry.join(id, institution, from);
        return to(id);
    }

    @PostMapping("/alliances/{id}/members/{institution}/end")
    ModelAndView leave(@PathVariable("id") UUID id, @PathVariable("institution") UUID institution) {
        editable(id);
        registry.leave(id, institution, LocalDate.now(clock));
        return to(id);
    }

    private ModelAndView page(Alliance alliance, AllianceForm typed, @Nullable Fault fault) {
        LocalDate today = LocalDate.now(clock);
        List<Membership> memberships = alliances.snapshot().memberships(alliance.id());
        Map<UUID, InstitutionSummary> names = institutions.findAll(
                memberships.stream().map(Membership::institutionId).toList());
        Set<UUID> present = memberships.stream()
                .filter(membership -> membership.holdsOn(today))
                .map(Membership::institutionId)
                .collect(Collectors.toSet());
        String place = institutions
                .find(alliance.leadInstitutionId())
                .map(InstitutionSummary::division)
                .orElse("");
        List<InstitutionSummary> candidates = place.length() < 4
                ? List.of()
                : institutions.inDivision(place.substring(0, 4)).stream()
                        .filter(candidate -> !present.contains(candidate.id()))
                        .toList();
        ModelAndView page = new ModelAndView("alliance/record");
        page.addObject(
                "page",
                new AlliancePage(
                        alliance, memberships, names, present, candidates, typed, fault, mayEdit(alliance), today));
        if (fault != null) {
            page.setStatus(HttpStatus.valueOf(fault.code().status()));
        }
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
