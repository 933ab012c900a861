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

/** Ranks who could receive a referral: by what they treat, alliance, free places, wait and distance, each said as a reason. */
@Service
@Transactional(readOnly = true)
class Candidates {

    private static final int CITY_DIGITS = 4;
    private static final int DAYS = 14;
    private static final Duration SOON = Duration.ofDays(3);
    private static final double NEAR_KILOMETRES = 20;
    private static final double EARTH_KILOMETRES = 6371;
    private static final Map<Reason, Integer> WEIGHTS = Map.of(
            Reason.TREATS, 40,
            Reason.TREATS_WITH_HELP, 15,
            Reason.SAME_ALLIANCE, 25,
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

    /** Receivers of one direction for a diagnosis, the best first; from the asker's institution. */
    List<Candidate> of(String icd10, ReferralDirection direction, int limit) {
        return of(CurrentAccess.require().requireInstitution(), icd10, direction, limit);
    }

    /** The same from the sender of a referral, for whoever redirects it. */
    List<Candidate> of(UUID sender, String icd10, ReferralDirection direction, int limit) {
        InstitutionSummary from = institutions.find(sender).orElseThrow(() -> new Fault(CommonFault.FORBIDDEN));
        Instant now = clock.instant();
        LocalDate today = ChinaTime.date(now);
        Set<UUID> partners = alliances.partners(sender, today);
        String city = from.division().substring(0, CITY_DIGITS);
        Map<UUID, InstitutionSummary> pool = institutions.findAll(Stream.concat(
                        partners.stream(),
                        institutions.inDivision(city).stream().map(InstitutionSummary::id))
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
                        capabilities.getOrDefault(to.id(), Capability.REFERS),
                        partners.contains(to.id()),
                        departments.getOrDefault(to.id(), List.of()),
                        free.get(to.id()),
                        kilometres(from, to),
                        now))
                .sorted(Comparator.comparingInt(Candidate::score)
                        .reversed()
                        .thenComparing(candidate -> candidate.institution().name()))
                .limit(limit)
                .toList();
    }

    private static Candidate candidate(
            InstitutionSummary to,
            Capability capability,
            boolean partner,
            List<DepartmentSummary> departments,
            @Nullable Availability free,
            @Nullable Double kilometres,
            Instant now) {
        List<Reason> reasons = new ArrayList<>();
        switch (capability) {
            case TREATS -> reasons.add(Reason.TREATS);
            case TREATS_WITH_HELP -> reasons.add(Reason.TREATS_WITH_HELP);
            case REFERS -> {}
        }
        if (partner) {
            reasons.add(Reason.SAME_ALLIANCE);
        }
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
