package org.jieli.referral;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jieli.encounter.AdmissionSummary;
import org.jieli.encounter.Encounters;
import org.jieli.enrolment.Enrolments;
import org.jieli.enrolment.FamilyDoctor;
import org.jieli.institution.Capability;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.referral.DownCandidate.Need;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CurrentAccess;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks through the people in care at the asker's hospital: who could go down today, who almost, and what the others lack. */
@Service
@Transactional(readOnly = true)
class DownCandidates {

    private static final int MOST = 200;

    private final Encounters encounters;
    private final Enrolments enrolments;
    private final Institutions institutions;
    private final ReferralRepository referrals;
    private final DownCriterionRepository criteria;
    private final Clock clock;

    DownCandidates(
            Encounters encounters,
            Enrolments enrolments,
            Institutions institutions,
            ReferralRepository referrals,
            DownCriterionRepository criteria,
            Clock clock) {
        this.encounters = encounters;
        this.enrolments = enrolments;
        this.institutions = institutions;
        this.referrals = referrals;
        this.criteria = criteria;
        this.clock = clock;
    }

    /** Those who lack the least first, among them the longest stay. */
    List<DownCandidate> today() {
        UUID hospital = CurrentAccess.require().requireInstitution();
        LocalDate today = ChinaTime.date(clock.instant());
        List<DownCriterion> inForce = criteria.on(today);
        List<DownCandidate> candidates = new ArrayList<>();
        for (AdmissionSummary stay : encounters.inCare(hospital, MOST)) {
            if (!stay.diagnoses().isEmpty()) {
                criterion(inForce, stay)
                        .ifPresent(criterion -> candidates.add(candidate(stay, criterion, hospital, today)));
            }
        }
        candidates.sort(Comparator.comparing((DownCandidate each) -> each.open() != null)
                .thenComparing(each -> each.missing().size())
                .thenComparing(each -> each.stay().admittedAt()));
        return candidates;
    }

    /** The narrowest range that covers the main diagnosis. */
    private static Optional<DownCriterion> criterion(List<DownCriterion> inForce, AdmissionSummary stay) {
        String problem = SubmittingReferral.problem(stay.diagnoses().getFirst().code());
        return inForce.stream().filter(each -> each.covers(problem)).reduce((wide, narrow) -> narrow);
    }

    private DownCandidate candidate(AdmissionSummary stay, DownCriterion criterion, UUID hospital, LocalDate today) {
        String main = stay.diagnoses().getFirst().code();
        long days = ChronoUnit.DAYS.between(ChinaTime.date(stay.admittedAt()), today);
        FamilyDoctor doctor = enrolments
                .familyDoctorOf(stay.residentId())
                .filter(found -> !found.institutionId().equals(hospital))
                .orElse(null);
        EnumSet<Need> met = EnumSet.noneOf(Need.class);
        if (stay.stableSince() != null) {
            met.add(Need.STABLE);
        }
        if (days >= criterion.minDays()) {
            met.add(Need.DAYS);
        }
        if (doctor != null) {
            met.add(Need.FAMILY_DOCTOR);
            if (institutions.capability(doctor.institutionId(), main, today) != Capability.REFERS) {
                met.add(Need.CATALOGUE);
            }
        }
        return new DownCandidate(
                stay,
                days,
                criterion,
                doctor,
                doctor == null
                        ? null
                        : institutions
                                .find(doctor.institutionId())
                                .map(InstitutionSummary::name)
                                .orElse(null),
                List.copyOf(met),
                List.copyOf(EnumSet.complementOf(met)),
                referrals
                        .open(stay.residentId(), SubmittingReferral.problem(main), ReferralDirection.DOWN)
                        .map(StoredReferral::summary)
                        .orElse(null));
    }
}
