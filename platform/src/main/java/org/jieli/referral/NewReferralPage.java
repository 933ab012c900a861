package org.jieli.referral;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jieli.enrolment.Enrolments;
import org.jieli.institution.Institutions;
import org.jieli.institution.PractitionerSummary;
import org.jieli.insurance.CareKind;
import org.jieli.insurance.PathComparison;
import org.jieli.insurance.PathCosts;
import org.jieli.insurance.PathQuestion;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Role;
import org.jieli.terminology.Diagnoses;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Lays out the page of a new referral: who, the receivers ranked, what was typed, what is wrong, and what is open already. */
@Component
class NewReferralPage {

    private static final int CANDIDATES = 6;

    private final Candidates candidates;
    private final Residents residents;
    private final Enrolments enrolments;
    private final Institutions institutions;
    private final Diagnoses diagnoses;
    private final ReadingReferrals referrals;
    private final PathCosts pathCosts;
    private final Clock clock;

    NewReferralPage(
            Candidates candidates,
            Residents residents,
            Enrolments enrolments,
            Institutions institutions,
            Diagnoses diagnoses,
            ReadingReferrals referrals,
            PathCosts pathCosts,
            Clock clock) {
        this.candidates = candidates;
        this.residents = residents;
        this.enrolments = enrolments;
        this.institutions = institutions;
        this.diagnoses = diagnoses;
        this.referrals = referrals;
        this.pathCosts = pathCosts;
        this.clock = clock;
    }

    /** The chosen receiver where it is none of those that rank. */
    private static @Nullable UUID elsewhere(ReferralForm form, List<Candidate> ranked) {
        UUID chosen = form.receiver();
        return ranked.stream().anyMatch(each -> each.institution().id().equals(chosen)) ? null : chosen;
    }

    private PathComparison costs(
            ReferralForm form, String code, CareKind kind, List<Candidate> ranked, @Nullable UUID elsewhere) {
        List<UUID> places = Stream.concat(
                        ranked.stream().map(each -> each.institution().id()), Stream.ofNullable(elsewhere))
                .toList();
        return pathCosts.compare(new PathQuestion(
                form.resident(),
                code,
                List.of(kind),
                CurrentAccess.require().requireInstitution(),
                places,
                form.urgency() == Urgency.EMERGENCY,
                ChinaTime.date(clock.instant())));
    }

    /** Nobody stands below a village's room. */
    private static List<ReferralDirection> directions() {
        return CurrentAccess.require().role() == Role.VILLAGE_DOCTOR
                ? List.of(ReferralDirection.UP, ReferralDirection.LATERAL)
                : List.of(ReferralDirection.values());
    }

    String show(
            ReferralForm form, ReferralContent content, List<FieldFault> faults, @Nullable Fault refusal, Model model) {
        ResidentSummary resident = residents.find(form.resident()).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        String code = content.diagnosisCode();
        UUID home = enrolments
                .familyDoctorOf(resident.id())
                .map(doctor -> doctor.institutionId())
                .orElse(null);
        List<Candidate> ranked = code.isBlank()
                ? List.of()
                : candidates.of(new Candidates.Wanted(code, form.direction(), form.urgency(), home), CANDIDATES);
        UUID elsewhere = elsewhere(form, ranked);
        model.addAttribute("form", form);
        model.addAttribute("faults", faults);
        model.addAttribute("refusal", refusal);
        model.addAttribute("resident", resident);
        model.addAttribute("directions", directions());
        model.addAttribute("ranked", ranked);
        model.addAttribute("diagnosis", diagnoses.find(code).orElse(null));
        model.addAttribute(
                "elsewhere",
                Optional.ofNullable(elsewhere).flatMap(institutions::find).orElse(null));
        model.addAttribute("costs", code.isBlank() ? null : costs(form, code, CareKind.INPATIENT, ranked, elsewhere));
        model.addAttribute("visits", code.isBlank() ? null : costs(form, code, CareKind.OUTPATIENT, ranked, elsewhere));
        model.addAttribute(
                "assessorName",
                Optional.ofNullable(form.assessor())
                        .flatMap(institutions::practitioner)
                        .map(PractitionerSummary::name)
                        .orElse(null));
        model.addAttribute(
                "open",
                code.isBlank()
                        ? null
                        : referrals.open(resident.id(), code, form.direction()).orElse(null));
        return "referral/new";
    }
}
