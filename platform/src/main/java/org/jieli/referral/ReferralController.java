package org.jieli.referral;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jieli.capacity.Capacity;
import org.jieli.capacity.SlotSummary;
import org.jieli.institution.DepartmentSummary;
import org.jieli.institution.Institutions;
import org.jieli.insurance.ReferralRegistrations;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.shared.Access;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.Role;
import org.jieli.web.MenuEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The desk's work list, and the page of one referral with what may be done now. */
@Controller
class ReferralController {

    private static final Set<Role> WORKERS =
            EnumSet.of(Role.VILLAGE_DOCTOR, Role.FAMILY_DOCTOR, Role.SPECIALIST, Role.REFERRAL_CENTRE);
    private static final Set<Role> READERS = EnumSet.of(
            Role.VILLAGE_DOCTOR,
            Role.FAMILY_DOCTOR,
            Role.SPECIALIST,
            Role.REFERRAL_CENTRE,
            Role.ALLIANCE_OFFICE,
            Role.HEALTH_COMMISSION);
    private static final int PAGE = 50;
    private static final int SLOTS = 12;
    private static final int DAYS = 14;

    private final ReadingReferrals reading;
    private final ActingOnReferral acting;
    private final Candidates candidates;
    private final Institutions institutions;
    private final Residents residents;
    private final Capacity capacity;
    private final ReadingPapers papers;
    private final ReferralRegistrations registrations;
    private final Clock clock;
    private final String address;

    ReferralController(
            ReadingReferrals reading,
            ActingOnReferral acting,
            Candidates candidates,
            Institutions institutions,
            Residents residents,
            Capacity capacity,
            ReadingPapers papers,
            ReferralRegistrations registrations,
            Clock clock,
            @Value("${jieli.address}") String address) {
        this.reading = reading;
        this.acting = acting;
        this.candidates = candidates;
        this.institutions = institutions;
        this.residents = residents;
        this.capacity = capacity;
        this.papers = papers;
        this.registrations = registrations;
        this.clock = clock;
        this.address = address;
    }

    @Bean
    static MenuEntry centreMenu() {
        return new MenuEntry(MenuEntry.Group.REFERRALS, 10, "referral.centre", "/referrals/centre", "inbox", WORKERS);
    }

    @Bean
    static MenuEntry referralsMenu() {
        return new MenuEntry(MenuEntry.Group.REFERRALS, 20, "referral.title", "/referrals", "arrows-exchange", READERS);
    }

    /** What waits for this institution, the earliest deadline first; refreshed whenever a referral moves. */
    @GetMapping("/referrals/centre")
    String centre(@RequestParam(defaultValue = "false") boolean part, Model model) {
        UUID institution = CurrentAccess.require().requireInstitution();
        List<ReferralSummary> waiting = reading.waitingFor(institution, PAGE);
        fill(waiting, model);
        model.addAttribute("waiting", waiting);
        model.addAttribute("count", reading.countWaitingFor(institution));
        return part ? "referral/waiting" : "referral/centre";
    }

    @GetMapping("/referrals/{id}")
    String record(@PathVariable UUID id, Model model) {
        ReferralView view = reading.view(id);
        fill(List.of(view.summary()), view.history().stream().map(ReferralEvent::institutionId), model);
        model.addAttribute("view", view);
        model.addAttribute("steps", steps(view.summary()));
        model.addAttribute("slots", view.actions().contains(Transition.ACCEPT) ? slots(view) : List.of());
        boolean needsWards =
                view.actions().contains(Transition.ACCEPT) || view.actions().contains(Transition.START_CARE);
        model.addAttribute("wards", needsWards ? wards(view) : List.of());
        addPaper(view, model);
        addLink(view, model);
        model.addAttribute(
                "others",
                view.actions().contains(Transition.REDIRECT)
                        ? candidates.of(
                                view.summary().fromInstitutionId(),
                                new Candidates.Wanted(
                                        view.summary().diagnosisCode(),
                                        view.summary().direction(),
                                        view.summary().urgency(),
                                        null),
                                SLOTS)
                        : List.of());
        model.addAttribute("registration", registrations.of(id).orElse(null));
        model.addAttribute(
                "phone",
                institutions
                        .find(view.summary().toInstitutionId())
                        .map(place -> place.referralPhone())
                        .orElse(null));
        return "referral/record";
    }

    @GetMapping("/referrals/{id}/print")
    String print(@PathVariable UUID id, Model model) {
        ReferralView view = reading.view(id);
        fill(List.of(view.summary()), model);
        model.addAttribute("view", view);
        model.addAttribute(
                "code",
                QrCode.svg(ServletUriComponentsBuilder.fromCurrentContextPath()
                        .path("/referrals/" + id)
                        .toUriString()));
        addPaper(view, model);
        addLink(view, model);
        ResidentSummary person = residents
                .findAll(List.of(view.summary().residentId()))
                .get(view.summary().residentId());
        model.addAttribute("personPhone", phone(view, person));
        return "referral/print";
    }

    @PostMapping("/referrals/{id}/actions/{transition}")
    String act(
            @PathVariable UUID id,
            @PathVariable Transition transition,
            @RequestParam int version,
            @RequestParam(required = false) @Nullable String words,
            @RequestParam(required = false) Step.@Nullable Refusal refusal,
            @RequestParam(required = false) @Nullable String place,
            @RequestParam(required = false) @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate bedDay,
            @RequestParam(required = false) @Nullable UUID receiver,
            @RequestParam(required = false) NewReferral.@Nullable Consent consent,
            @RequestParam(required = false) @Nullable String signature,
            @RequestParam(required = false) @Nullable UUID elsewhere,
            @RequestParam(required = false) @Nullable UUID assessor,
            @RequestParam(required = false) @Nullable UUID admitTo,
            RedirectAttributes flash) {
        UUID to = elsewhere == null ? receiver : elsewhere;
        UUID slot = place != null && place.startsWith("slot:") ? UUID.fromString(place.substring(5)) : null;
        UUID ward = place != null && place.startsWith("bed:") ? UUID.fromString(place.substring(4)) : null;
        try {
            acting.act(
                    id,
                    version,
                    transition,
                    new Step(words, refusal, slot, ward, bedDay, to, consent, signature, assessor, admitTo));
        } catch (Fault fault) {
            if (fault.code() == CommonFault.NOT_FOUND || fault.code() == CommonFault.FORBIDDEN) {
                throw fault;
            }
            // The page is shown again as it stands now, with what went wrong and what was typed.
            flash.addFlashAttribute("refusal", fault);
            flash.addFlashAttribute("typed", words);
        }
        return "redirect:/referrals/" + id;
    }

    /** What the desk of the referrer hands to the person; nobody else needs it. */
    private void addLink(ReferralView view, Model model) {
        boolean sent = view.summary().state() != ReferralState.DRAFT
                && view.summary()
                        .fromInstitutionId()
                        .equals(CurrentAccess.require().institutionId());
        model.addAttribute(
                "link", sent ? reading.personLink(view.summary().id()).orElse(null) : null);
        model.addAttribute("address", address);
    }

    /** The paper goes to those who treat the person, and they must be able to call him; printing it is an audited act. */
    private String phone(ReferralView view, @Nullable ResidentSummary person) {
        UUID mine = CurrentAccess.require().institutionId();
        boolean treats = view.summary().fromInstitutionId().equals(mine)
                || view.summary().toInstitutionId().equals(mine);
        String masked = person == null ? "" : Objects.requireNonNullElse(person.maskedPhone(), "");
        return treats && person != null
                ? residents
                        .phone(person.id(), "print " + view.summary().number())
                        .orElse(masked)
                : masked;
    }

    private void addPaper(ReferralView view, Model model) {
        ResidentSummary person = residents
                .findAll(List.of(view.summary().residentId()))
                .get(view.summary().residentId());
        model.addAttribute("paper", papers.of(view, person));
    }

    /** Those of the department that was asked for or chosen in triage; of all that treat the problem when it has none. */
    private List<SlotSummary> slots(ReferralView view) {
        List<SlotSummary> there = view.toDepartmentId() == null
                ? List.of()
                : capacity.freeSlots(List.of(view.toDepartmentId()), clock.instant(), DAYS, SLOTS);
        return there.isEmpty() ? capacity.freeSlots(departments(view), clock.instant(), DAYS, SLOTS) : there;
    }

    private List<DepartmentSummary> wards(ReferralView view) {
        return institutions.departments(view.summary().toInstitutionId()).stream()
                .filter(DepartmentSummary::inpatient)
                .toList();
    }

    private List<UUID> departments(ReferralView view) {
        UUID receiver = view.summary().toInstitutionId();
        List<DepartmentSummary> treating = institutions
                .departmentsFor(List.of(receiver), view.summary().diagnosisCode())
                .getOrDefault(receiver, List.of());
        return (treating.isEmpty() ? institutions.departments(receiver) : treating)
                .stream().map(DepartmentSummary::id).toList();
    }

    /** The usual way of a referral, for the line of steps; a different end takes the last place. */
    private static List<ReferralState> steps(ReferralSummary referral) {
        Stream<ReferralState> way = Stream.of(
                ReferralState.SUBMITTED,
                ReferralState.RECEIVED,
                ReferralState.ACCEPTED,
                ReferralState.BOOKED,
                ReferralState.ARRIVED,
                ReferralState.IN_CARE);
        ReferralState end = referral.state().isEnd() ? referral.state() : ReferralState.COMPLETED;
        return Stream.concat(way, Stream.of(end)).toList();
    }

    private void fill(Collection<ReferralSummary> referrals, Model model) {
        fill(referrals, Stream.of(), model);
    }

    private void fill(Collection<ReferralSummary> referrals, Stream<@Nullable UUID> others, Model model) {
        Stream<UUID> sides =
                referrals.stream().flatMap(each -> Stream.of(each.fromInstitutionId(), each.toInstitutionId()));
        Set<UUID> places = Stream.concat(sides, others).filter(Objects::nonNull).collect(Collectors.toSet());
        Map<UUID, String> names = new HashMap<>();
        institutions.findAll(places).values().forEach(place -> names.put(place.id(), place.name()));
        Map<UUID, ResidentSummary> people = residents.findAll(
                referrals.stream().map(ReferralSummary::residentId).collect(Collectors.toSet()));
        Access access = CurrentAccess.require();
        model.addAttribute("places", names);
        model.addAttribute("people", people);
        model.addAttribute("mine", access.institutionId());
    }
}
