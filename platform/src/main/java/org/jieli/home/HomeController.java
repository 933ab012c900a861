package org.jieli.home;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jieli.assessment.ReportingDesk;
import org.jieli.chronic.FollowUpSummary;
import org.jieli.chronic.FollowUps;
import org.jieli.encounter.AdmissionSummary;
import org.jieli.encounter.Encounters;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.referral.ReferralSummary;
import org.jieli.referral.Referrals;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.shared.Access;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Role;
import org.jieli.web.MenuEntry;
import org.jieli.web.WaitingWork;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The start page of each role: what waits for me, the oldest deadline first. */
@Controller
class HomeController {

    private static final int SHOWN = 10;

    private final Referrals referrals;
    private final FollowUps followUps;
    private final Encounters encounters;
    private final Residents residents;
    private final Institutions institutions;
    private final ReportingDesk reporting;
    private final List<WaitingWork> modules;
    private final Clock clock;

    HomeController(
            Referrals referrals,
            FollowUps followUps,
            Encounters encounters,
            Residents residents,
            Institutions institutions,
            ReportingDesk reporting,
            List<WaitingWork> modules,
            Clock clock) {
        this.referrals = referrals;
        this.followUps = followUps;
        this.encounters = encounters;
        this.residents = residents;
        this.institutions = institutions;
        this.reporting = reporting;
        this.modules = modules;
        this.clock = clock;
    }

    @Bean
    static MenuEntry homeMenu() {
        return new MenuEntry(MenuEntry.Group.WORKBENCH, 0, "home.title", "/", "home", EnumSet.allOf(Role.class));
    }

    @GetMapping("/")
    String home(Model model) {
        Access access = CurrentAccess.require();
        UUID institution = access.institutionId();
        List<ReferralSummary> waiting =
                institution == null || !treats(access.role()) ? List.of() : referrals.waitingFor(institution, SHOWN);
        List<ReferralSummary> late = oversees(access.role()) ? referrals.mostOverdue(SHOWN) : List.of();
        List<ReferralSummary> sent =
                institution == null || !treats(access.role()) ? List.of() : referrals.sentBy(institution, SHOWN);
        List<FollowUpSummary> due = institution == null || !access.role().isPrimaryClinician()
                ? List.of()
                : followUps.due(institution, LocalDate.now(clock), SHOWN);
        List<AdmissionSummary> inCare = institution == null || access.role() != Role.SPECIALIST
                ? List.of()
                : encounters.inCare(institution, SHOWN);
        Set<UUID> people = Stream.of(
                        waiting.stream().map(ReferralSummary::residentId),
                        sent.stream().map(ReferralSummary::residentId),
                        late.stream().map(ReferralSummary::residentId),
                        due.stream().map(FollowUpSummary::residentId),
                        inCare.stream().map(AdmissionSummary::residentId))
                .flatMap(each -> each)
                .collect(Collectors.toSet());
        Set<UUID> places = Stream.of(waiting, sent, late)
                .flatMap(List::stream)
                .flatMap(each -> Stream.of(each.fromInstitutionId(), each.toInstitutionId()))
                .collect(Collectors.toSet());
        Map<UUID, String> names = institutions.findAll(places).values().stream()
                .collect(Collectors.toMap(InstitutionSummary::id, InstitutionSummary::name));
        Map<UUID, ResidentSummary> found = residents.findAll(people);
        model.addAttribute("access", access);
        model.addAttribute("waiting", waiting);
        model.addAttribute(
                "waitingCount",
                waiting.size() < SHOWN || institution == null
                        ? (long) waiting.size()
                        : referrals.countWaitingFor(institution));
        model.addAttribute("overdue", oversees(access.role()) ? referrals.countOverdue() : 0L);
        model.addAttribute("late", late);
        model.addAttribute("sent", sent);
        model.addAttribute(
                "due",
                due.stream()
                        .filter(each -> found.containsKey(each.residentId()))
                        .toList());
        model.addAttribute(
                "inCare",
                inCare.stream()
                        .filter(each -> found.containsKey(each.residentId()))
                        .toList());
        model.addAttribute(
                "dueCount",
                due.size() < SHOWN || institution == null
                        ? (long) due.size()
                        : followUps.countDue(institution, LocalDate.now(clock)));
        model.addAttribute(
                "inCareCount",
                inCare.size() < SHOWN || institution == null
                        ? (long) inCare.size()
                        : encounters.countInCare(institution));
        model.addAttribute(
                "reporting", reports(access.role()) ? reporting.waiting().orElse(null) : null);
        model.addAttribute(
                "work",
                modules.stream()
                        .flatMap(module -> module.of(access).stream())
                        .filter(each -> each.count() > 0)
                        .toList());
        model.addAttribute("people", found);
        model.addAttribute("places", names);
        return "home/home";
    }

    /** A referral's number opens it, anything else searches residents. */
    @GetMapping("/search")
    String search(@RequestParam(defaultValue = "") String q) {
        return referrals
                .findByNumber(q.strip())
                .map(referral -> "redirect:/referrals/" + referral.id())
                .orElse("redirect:/residents?q="
                        + java.net.URLEncoder.encode(q, java.nio.charset.StandardCharsets.UTF_8));
    }

    /** Who answers for what others leave undone. */
    private static boolean oversees(Role role) {
        return role == Role.REFERRAL_CENTRE || role == Role.ALLIANCE_OFFICE || role == Role.HEALTH_COMMISSION;
    }

    private static boolean reports(Role role) {
        return role == Role.ALLIANCE_OFFICE || role == Role.HEALTH_COMMISSION || role == Role.EVALUATOR;
    }

    private static boolean treats(Role role) {
        return role.isClinician() || role == Role.REFERRAL_CENTRE;
    }
}
