package org.jieli.referral;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jieli.alliance.Alliances;
import org.jieli.capacity.Availability;
import org.jieli.capacity.Capacity;
import org.jieli.institution.Capability;
import org.jieli.institution.CareLevel;
import org.jieli.institution.DepartmentSummary;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.referral.Candidate.Reason;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ranks who could receive a referral: by what they treat, by tier where it is urgent, by alliance and area, free places, wait and
 * distance, each said as a reason.
 */
@Service
@Transactional(readOnly = true)
class Candidates {

    private static final int CITY_DIGITS = 4;
    private static final int DAYS = 14;
    private static final Duration SOON = Duration.ofDays(3);
    private static final double NEAR_KILOMETRES = 20;
    private static final double EARTH_KILOMETRES = 6371;
    private static final Map<Reason, Integer> WEIGHTS = Map.of(
            Reason.FAMILY_DOCTOR, 100,
            Reason.TREATS, 40,
            Reason.TREATS_WITH_HELP, 15,
            Reason.HOSPITAL, 50,
            Reason.SAME_ALLIANCE, 25,
            Reason.OWN_AREA, 15,
            Reason.FREE_SOON, 20,
            Reason.FREE_LATER, 10,
            Reason.NOTHING_FREE, 0,
            Reason.NEAR, 10);

    private final Institutions institutions;
    private final Alliances alliances;
    private final Capacity capacity;
    private final Route route;
    private final Clock clock;

    Candidates(Institutions institutions, Alliances alliances, Capacity capacity, Route route, Clock clock) {
        this.institutions = institutions;
        this.alliances = alliances;
        this.capacity = capacity;
        this.route = route;
        this.clock = clock;
    }

    /**
     * What a receiver is looked for.
     *
     * @param diagnosis ICD-10 code
     * @param home where the person's family doctor works; he goes back there first
     */
    record Wanted(
            String diagnosis,
            ReferralDirection direction,
            Urgency urgency,
            @Nullable UUID home) {}

    /** Receivers of one direction for a diagnosis, the best first; from the asker's institution. */
    List<Candidate> of(Wanted wanted, int limit) {
        return of(CurrentAccess.require().requireInstitution(), wanted, limit);
    }

    /** The same from the sender of a referral, for whoever redirects it. */
    List<Candidate> of(UUID sender, Wanted wanted, int limit) {
        String icd10 = wanted.diagnosis();
        ReferralDirection direction = wanted.direction();
        InstitutionSummary from = institutions.find(sender).orElseThrow(() -> new Fault(CommonFault.FORBIDDEN));
        Instant now = clock.instant();
        LocalDate today = ChinaTime.date(now);
        Set<UUID> partners = alliances.partners(sender, today);
        UUID home = wanted.home();
        String city = from.division().substring(0, CITY_DIGITS);
        Map<UUID, InstitutionSummary> pool = institutions.findAll(Stream.of(
                        partners.stream(),
                        institutions.inDivision(city).stream().map(InstitutionSummary::id),
                        Stream.ofNullable(home))
                .flatMap(ids -> ids)
                .filter(id -> !id.equals(sender))
                .collect(java.util.stream.Collectors.toCollection(HashSet::new)));
        List<InstitutionSummary> receivers = pool.values().stream()
                .filter(to -> route.direction(from, to) == direction)
                .toList();
        List<UUID> ids = receivers.stream().map(InstitutionSummary::id).toList();
        Map<UUID, Capability> capabilities = institutions.capabilities(ids, icd10, today);
        Map<UUID, List<DepartmentSummary>> departments = institutions.departmentsFor(ids, icd10);
        Map<UUID, Availability> free = capacity.availability(
                departments.values().stream()
                        .flatMap(List::stream)
                        .map(DepartmentSummary::id)
                        .toList(),
                now,
                DAYS);
        return receivers.stream()
                .filter(to -> capabilities.get(to.id()) != Capability.REFERS || direction == ReferralDirection.DOWN)
                .map(to -> candidate(
                        to,
                        reasons(
                                wanted,
                                from,
                                to,
                                capabilities.getOrDefault(to.id(), Capability.REFERS),
                                partners.contains(to.id())),
                        departments.getOrDefault(to.id(), List.of()),
                        free.get(to.id()),
                        kilometres(from, to),
                        now))
                .sorted(Comparator.comparingInt(Candidate::score)
                        .reversed()
                        .thenComparing(Candidate::kilometres, Comparator.nullsLast(Comparator.<Double>naturalOrder()))
                        .thenComparing(candidate -> candidate.institution().name()))
                .limit(limit)
                .toList();
    }

    /** What speaks for a receiver before its places and its distance are looked at. */
    private List<Reason> reasons(
            Wanted wanted, InstitutionSummary from, InstitutionSummary to, Capability capability, boolean partner) {
        List<Reason> reasons = new ArrayList<>();
        boolean down = wanted.direction() == ReferralDirection.DOWN;
        if (down && to.id().equals(wanted.home())) {
            reasons.add(Reason.FAMILY_DOCTOR);
        }
        switch (capability) {
            case TREATS -> reasons.add(Reason.TREATS);
            case TREATS_WITH_HELP -> reasons.add(Reason.TREATS_WITH_HELP);
            case REFERS -> {}
        }
        boolean hospital = institutions.careLevel(to.id()).compareTo(CareLevel.SECONDARY) >= 0;
        if (wanted.direction() == ReferralDirection.UP && wanted.urgency() != Urgency.ROUTINE && hospital) {
            reasons.add(Reason.HOSPITAL);
        }
        if (partner) {
            reasons.add(Reason.SAME_ALLIANCE);
        }
        if (isOfOneArea(from, to)) {
            reasons.add(Reason.OWN_AREA);
        }
        return reasons;
    }

    /** A village belongs to its township's centre, a township to its county's hospital; and back. */
    private static boolean isOfOneArea(InstitutionSummary from, InstitutionSummary to) {
        return from.division().startsWith(to.division()) || to.division().startsWith(from.division());
    }

    private static Candidate candidate(
            InstitutionSummary to,
            List<Reason> reasons,
            List<DepartmentSummary> departments,
            @Nullable Availability free,
            @Nullable Double kilometres,
            Instant now) {
        Instant first = free == null ? null : free.firstSlotAt();
        boolean bed = free != null && free.freeBeds() > 0;
        if (bed || (first != null && first.isBefore(now.plus(SOON)))) {
            reasons.add(Reason.FREE_SOON);
        } else {
            reasons.add(first == null ? Reason.NOTHING_FREE : Reason.FREE_LATER);
        }
        if (kilometres != null && kilometres < NEAR_KILOMETRES) {
            reasons.add(Reason.NEAR);
        }
        int score = reasons.stream()
                .mapToInt(reason -> WEIGHTS.getOrDefault(reason, 0))
                .sum();
        return new Candidate(to, departments, free, kilometres, score, reasons);
    }

    /** Great-circle distance (haversine). */
    private static @Nullable Double kilometres(InstitutionSummary a, InstitutionSummary b) {
        if (a.latitude() == null || a.longitude() == null || b.latitude() == null || b.longitude() == null) {
            return null;
        }
        double across = Math.toRadians(b.latitude() - a.latitude());
        double along = Math.toRadians(b.longitude() - a.longitude());
        double half = Math.pow(Math.sin(across / 2), 2)
                + Math.cos(Math.toRadians(a.latitude()))
                        * Math.cos(Math.toRadians(b.latitude()))
                        * Math.pow(Math.sin(along / 2), 2);
        return 2 * EARTH_KILOMETRES * Math.asin(Math.sqrt(half));
    }
}
