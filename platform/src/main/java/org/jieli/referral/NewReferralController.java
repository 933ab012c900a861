package org.jieli.referral;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jieli.encounter.AdmissionSummary;
import org.jieli.encounter.Encounters;
import org.jieli.encounter.VisitSummary;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.web.Idempotency;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The page of a new referral, filled from the record, with the receivers ranked. */
@Controller
class NewReferralController {

    private final SubmittingReferral submitting;
    private final ActingOnReferral acting;
    private final ReadingReferrals reading;
    private final AddingAttachments adding;
    private final NewReferralPage pages;
    private final Prefill prefill;
    private final Encounters encounters;
    private final Idempotency idempotency;
    private final Clock clock;

    NewReferralController(
            SubmittingReferral submitting,
            ActingOnReferral acting,
            ReadingReferrals reading,
            AddingAttachments adding,
            NewReferralPage pages,
            Prefill prefill,
            Encounters encounters,
            Idempotency idempotency,
            Clock clock) {
        this.submitting = submitting;
        this.acting = acting;
        this.reading = reading;
        this.adding = adding;
        this.pages = pages;
        this.prefill = prefill;
        this.encounters = encounters;
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
            @RequestParam(required = false) @Nullable String decision,
            @RequestParam(required = false) @Nullable ReferralDirection direction,
            Model model) {
        referrer();
        Source source = source(visit, admission, resident, diagnosis, decision);
        return pages.show(
                ReferralForm.of(
                        source.content(),
                        new ReferralForm.Start(
                                source.residentId(),
                                visit,
                                admission,
                                direction == null ? usual(admission) : direction,
                                source.urgency(),
                                null,
                                null,
                                null),
                        clock.instant()),
                source.content(),
                List.of(),
                null,
                model);
    }

    /** The page of a draft that is filled in further. */
    @GetMapping("/referrals/{id}/edit")
    String edit(@PathVariable UUID id, Model model) {
        referrer();
        ReferralView view = reading.view(id);
        ReferralSummary draft = view.summary();
        if (draft.state() != ReferralState.DRAFT) {
            return "redirect:/referrals/" + id;
        }
        return pages.show(
                ReferralForm.of(
                        view.content(),
                        new ReferralForm.Start(
                                draft.residentId(),
                                null,
                                null,
                                draft.direction(),
                                draft.urgency(),
                                draft.toInstitutionId(),
                                id,
                                draft.version()),
                        clock.instant()),
                view.content(),
                List.of(),
                null,
                model);
    }

    /** Submits, or with {@code keep} keeps a draft; the files go with it or nothing is stored. */
    @PostMapping("/referrals")
    String submit(
            @ModelAttribute ReferralForm form,
            BindingResult binding,
            @RequestParam(name = "keep", defaultValue = "false") boolean draft,
            @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> files,
            Model model,
            HttpServletResponse response) {
        referrer();
        Source source = form.draft() == null
                ? source(form.visit(), form.admission(), form.resident(), form.diagnosis(), null)
                : new Source(form.resident(), reading.view(form.draft()).content(), form.urgency());
        List<Attachments.Incoming> incoming = PaperController.incoming(files);
        try {
            Fault.throwIfAny(unreadable(binding));
            UUID receiver = form.receiver();
            if (receiver == null) {
                throw withoutReceiver(form, source.content(), draft);
            }
            NewReferral referral = form.referral(source.content(), receiver, clock.instant());
            Made made = idempotency.once(
                    form.key(),
                    new Idempotency.Request("POST", "/referrals?draft=" + draft, form),
                    Made.class,
                    () -> write(form, referral, draft, incoming));
            return "redirect:/referrals/" + made.id();
        } catch (Fault fault) {
            if (fault.code() == CommonFault.NOT_FOUND || fault.code() == CommonFault.FORBIDDEN) {
                throw fault;
            }
            response.setStatus(
                    fault.fields().isEmpty() ? fault.code().status() : HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("filesLost", !incoming.isEmpty());
            return pages.show(form, source.content(), fault.fields(), fault, model);
        }
    }

    /** Without a receiver all else that is wrong is said too. */
    private Fault withoutReceiver(ReferralForm form, ReferralContent prefilled, boolean draft) {
        Instant now = clock.instant();
        UUID nobody = CurrentAccess.require().requireInstitution();
        List<FieldFault> faults = new ArrayList<>();
        faults.add(FieldFault.of("toInstitutionId", "referral.receiver-missing"));
        faults.addAll(new ReferralChecks().of(form.referral(prefilled, nobody, now), !draft, now));
        return new Fault(CommonFault.INVALID, faults);
    }

    private Made write(ReferralForm form, NewReferral referral, boolean draft, List<Attachments.Incoming> incoming) {
        UUID id = form.draft() != null && form.version() != null
                ? rewrite(form.draft(), form.version(), referral, draft)
                : (draft ? submitting.draft(referral) : submitting.submit(referral)).id();
        if (!incoming.isEmpty()) {
            adding.all(id, incoming);
        }
        return new Made(id);
    }

    private UUID rewrite(UUID id, int version, NewReferral referral, boolean draft) {
        StoredReferral written = submitting.rewrite(id, version, referral, !draft);
        if (!draft) {
            boolean emergency = referral.urgency() == Urgency.EMERGENCY;
            acting.act(
                    id,
                    written.version(),
                    emergency ? Transition.FILE_EMERGENCY : Transition.SUBMIT,
                    Step.agreed(referral.consent(), referral.signature(), referral.assessorId()));
        }
        return id;
    }

    private static List<FieldFault> unreadable(BindingResult binding) {
        return binding.getFieldErrors().stream()
                .map(error -> FieldFault.of(error.getField(), "referral.unreadable-value"))
                .toList();
    }

    private Source source(
            @Nullable UUID visit,
            @Nullable UUID admission,
            @Nullable UUID resident,
            @Nullable String diagnosis,
            @Nullable String decision) {
        if (visit != null) {
            VisitSummary from = encounters.visit(visit).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
            return new Source(from.residentId(), prefill.from(from), urgency(from.decision()));
        }
        if (admission != null) {
            AdmissionSummary from = encounters.admission(admission).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
            return new Source(from.residentId(), prefill.from(from), Urgency.ROUTINE);
        }
        if (resident == null) {
            throw new Fault(CommonFault.NOT_FOUND);
        }
        return new Source(resident, prefill.of(resident, diagnosis == null ? "" : diagnosis), urgency(decision));
    }

    private static Urgency urgency(@Nullable String decision) {
        return switch (decision == null ? "" : decision) {
            case "EMERGENCY" -> Urgency.EMERGENCY;
            case "REFER_URGENTLY" -> Urgency.URGENT;
            default -> Urgency.ROUTINE;
        };
    }

    /** A hospital that refers from a stay usually refers down, everybody else up. */
    private static ReferralDirection usual(@Nullable UUID admission) {
        return admission == null ? ReferralDirection.UP : ReferralDirection.DOWN;
    }

    private static void referrer() {
        if (!CurrentAccess.require().role().isClinician()
                && !Transition.SUBMIT.isFor(
                        Transition.Side.REFERRER, CurrentAccess.require().role())) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
    }
}
