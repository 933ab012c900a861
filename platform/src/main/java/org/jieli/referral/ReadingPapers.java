package org.jieli.referral;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jieli.chronic.FollowUps;
import org.jieli.encounter.Encounters;
import org.jieli.institution.DepartmentSummary;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.institution.PractitionerSummary;
import org.jieli.region.Divisions;
import org.jieli.resident.ResidentSummary;
import org.jieli.shared.Access;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what the record and the printed form of a referral show. */
@Service
@Transactional(readOnly = true)
class ReadingPapers {

    private final PaperRepository papers;
    private final Attachments attachments;
    private final Institutions institutions;
    private final Encounters encounters;
    private final FollowUps followUps;
    private final Divisions divisions;
    private final BookedPlaces bookedPlaces;
    private final Clock clock;

    ReadingPapers(
            PaperRepository papers,
            Attachments attachments,
            Institutions institutions,
            Encounters encounters,
            FollowUps followUps,
            Divisions divisions,
            BookedPlaces bookedPlaces,
            Clock clock) {
        this.papers = papers;
        this.attachments = attachments;
        this.institutions = institutions;
        this.encounters = encounters;
        this.followUps = followUps;
        this.divisions = divisions;
        this.bookedPlaces = bookedPlaces;
        this.clock = clock;
    }

    PaperView of(ReferralView view, @Nullable ResidentSummary person) {
        ReferralSummary referral = view.summary();
        Access by = CurrentAccess.require();
        Paper paper = papers.find(referral.id()).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        UUID mine = by.institutionId();
        boolean sends = referral.fromInstitutionId().equals(mine)
                && Transition.SUBMIT.isFor(Transition.Side.REFERRER, by.role());
        boolean receives = referral.toInstitutionId().equals(mine)
                && Transition.RECEIVE.isFor(Transition.Side.RECEIVER, by.role());
        boolean draft = referral.state() == ReferralState.DRAFT;
        return new PaperView(
                paper,
                attachments.of(referral.id()),
                attachments.isSigned(referral.id()),
                assessor(paper.assessorId()),
                institutions.find(referral.fromInstitutionId()).orElse(null),
                institutions.find(referral.toInstitutionId()).orElse(null),
                department(view.toDepartmentId()),
                bookedPlaces.of(referral.id()),
                encounters.admissionOfReferral(referral.id()).orElse(null),
                referral.direction() == ReferralDirection.DOWN ? followUps.ofReferral(referral.id()) : List.of(),
                person == null ? "" : divisions.fullName(person.division(), today()),
                !referral.state().isEnd() && (sends || (receives && !draft)),
                draft && sends,
                sends && paper.consentDueAt() != null,
                receives && Triage.BEFORE_THE_ANSWER.contains(referral.state())
                        ? institutions.departments(referral.toInstitutionId())
                        : List.of());
    }

    private @Nullable String department(@Nullable UUID id) {
        return id == null
                ? null
                : institutions.department(id).map(DepartmentSummary::name).orElse(null);
    }

    private @Nullable String assessor(@Nullable UUID id) {
        if (id == null) {
            return null;
        }
        String hospital = institutions.findAll(institutions.practicePlaces(id, today())).values().stream()
                .map(InstitutionSummary::name)
                .sorted()
                .findFirst()
                .orElse("");
        return institutions
                .practitioner(id)
                .map(PractitionerSummary::name)
                .map(name -> (name + " " + hospital).strip())
                .orElse(null);
    }

    private LocalDate today() {
        return ChinaTime.date(clock.instant());
    }
}
