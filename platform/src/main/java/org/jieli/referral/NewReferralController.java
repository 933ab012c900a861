package org.jieli.referral;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jieli.encounter.AdmissionSummary;
import org.jieli.encounter.Encounters;
import org.jieli.encounter.VisitSummary;
import org.jieli.enrolment.Enrolments;
import org.jieli.institution.Institutions;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.jieli.terminology.Diagnoses;
import org.jieli.web.Idempotency;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of a new referral, filled from the record, with the receivers ranked. */
@Controller
class NewReferralController {

    private static final int CANDIDATES = 6;
    private static final int FIRST_FOLLOW_UP_DAYS = 7;
    private static final int SECOND_FOLLOW_UP_DAYS = 28;

    private final SubmittingReferral submitting;
    private final Candidates candidates;
    private final Encounters encounters;
    private final Residents residents;
    private final Enrolments enrolments;
    private final Institutions institutions;
    private final Diagnoses diagnoses;
    private final Idempotency idempotency;
    private final Clock clock;

    NewReferralController(
            SubmittingReferral submitting,
            Candidates candidates,
            Encounters encounters,
            Residents residents,
            Enrolments enrolments,
            Institutions institutions,
            Diagnoses diagnoses,
            Idempotency idempotency,
            Clock clock) {
        this.submitting = submitting;
        this.candidates = candidates;
        this.encounters = encounters;
        this.residents = residents;
        this.enrolments = enrolments;
        this.institutions = institutions;
        this.diagnoses = diagnoses;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    private record Made(UUID id) {}

    /** What the page starts from. */
    private record Source(UUID residentId, ReferralContent content, Urgency urgency) {}

    @GetMapping("/referrals/new")
    String form(
            @RequestParam(required = false) @Nullable UUID visit,
            @RequestParam(required = false) @Nullable UUID admission,
            @RequestParam(required = false) @Nullable UUID resident,
            @RequestParam(required = false) @Nullable String diagnosis,
            @RequestParam(required = false) @Nullable ReferralDirection direction,
            Model model) {
        Source source = source(visit, admission, resident, diagnosis);
        LocalDate today = LocalDate.now(clock);
        ReferralDirection chosen = direction == null ? usual(admission) : direction;
        ReferralContent content = source.content();
        return page(
                new ReferralForm(
                        source.residentId(),
                        visit,
                        admission,
                        chosen,
                        content.diagnosisCode(),
                        null,
                        null,
                        source.urgency(),
                        content.reason(),
                        null,
                        content.otherTreatment(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        today.plusDays(FIRST_FOLLOW_UP_DAYS),
                        null,
                        today.plusDays(SECOND_FOLLOW_UP_DAYS),
                        null,
                        Identifiers.next().toString()),
                content,
                List.of(),
                null,
                model);
    }

    @PostMapping("/referrals")
    String submit(@ModelAttribute ReferralForm form, BindingResult binding, Model model, HttpServletResponse response) {
        Source source = source(form.visit(), form.admission(), form.resident(), form.diagnosis());
        try {
            UUID receiver = form.receiver();
            if (receiver == null) {
                throw new Fault(
                        CommonFault.INVALID, List.of(FieldFault.of("toInstitutionId", "referral.receiver-missing")));
            }
            NewReferral referral = form.referral(source.content(), receiver, clock.instant());
            Made made = idempotency.once(
                    form.key(),
                    new Idempotency.Request("POST", "/referrals", form),
                    Made.class,
                    () -> new Made(submitting.submit(referral)));
            return "redirect:/referrals/" + made.id();
        } catch (Fault fault) {
            if (fault.code() == CommonFault.NOT_FOUND || fault.code() == CommonFault.FORBIDDEN) {
                throw fault;
            }
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(form, source.content(), fault.fields(), fault.fields().isEmpty() ? fault : null, model);
        }
    }

    private Source source(
            @Nullable UUID visit, @Nullable UUID admission, @Nullable UUID resident, @Nullable String diagnosis) {
        if (visit != null) {
            VisitSummary from = encounters.visit(visit).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
            boolean urgent = "REFER_URGENTLY".equals(from.advice()) || "EMERGENCY".equals(from.advice());
            return new Source(from.residentId(), Prefill.from(from), urgent ? Urgency.URGENT : Urgency.ROUTINE);
        }
        if (admission != null) {
            AdmissionSummary from = encounters.admission(admission).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
            return new Source(from.residentId(), Prefill.from(from), Urgency.ROUTINE);
        }
        if (resident == null) {
            throw new Fault(CommonFault.NOT_FOUND);
        }
        return new Source(resident, Prefill.of(diagnosis == null ? "" : diagnosis), Urgency.ROUTINE);
    }

    /** A hospital that refers from a stay usually refers down, everybody else up. */
    private static ReferralDirection usual(@Nullable UUID admission) {
        return admission == null ? ReferralDirection.UP : ReferralDirection.DOWN;
    }

    private String page(
            ReferralForm form, ReferralContent content, List<FieldFault> faults, @Nullable Fault refusal, Model model) {
        if (!CurrentAccess.require().role().isClinician()
                && !Transition.SUBMIT.isFor(
                        Transition.Side.REFERRER, CurrentAccess.require().role())) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
        ResidentSummary resident = residents.find(form.resident()).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        UUID home = enrolments
                .familyDoctorOf(resident.id())
                .map(doctor -> doctor.institutionId())
                .orElse(null);
        List<Candidate> ranked = content.diagnosisCode().isBlank()
                ? List.of()
                : candidates.of(
                        new Candidates.Wanted(content.diagnosisCode(), form.direction(), form.urgency(), home),
                        CANDIDATES);
        model.addAttribute("form", form);
        model.addAttribute("content", content);
        model.addAttribute("faults", faults);
        model.addAttribute("refusal", refusal);
        model.addAttribute("resident", resident);
        model.addAttribute("ranked", ranked);
        model.addAttribute("diagnosis", diagnoses.find(content.diagnosisCode()).orElse(null));
        return "referral/new";
    }
}
