package org.jieli.referral;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jieli.shared.Fault;
import org.jieli.web.Idempotency;
import org.jieli.web.KeysetPage;
import org.jieli.web.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Referrals for other systems. */
@RestController
@RequestMapping("/api/v1/referrals")
class ReferralApi {

    private final SubmittingReferral submitting;
    private final ActingOnReferral acting;
    private final ReadingReferrals reading;
    private final Candidates candidates;
    private final Idempotency idempotency;

    ReferralApi(
            SubmittingReferral submitting,
            ActingOnReferral acting,
            ReadingReferrals reading,
            Candidates candidates,
            Idempotency idempotency) {
        this.submitting = submitting;
        this.acting = acting;
        this.reading = reading;
        this.candidates = candidates;
        this.idempotency = idempotency;
    }

    private record Made(UUID id) {}

    /** Submits a referral in one call; with {@code ?draft=true} it is kept as a draft. Answers 201 with its place. */
    @PostMapping
    ResponseEntity<ReferralSummary> create(
            @RequestBody NewReferral referral,
            @RequestParam(defaultValue = "false") boolean draft,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        List<ReferralSummary> fresh = new ArrayList<>(1);
        Made made = idempotency.once(
                key, new Idempotency.Request("POST", "/api/v1/referrals?draft=" + draft, referral), Made.class, () -> {
                    fresh.add(draft ? submitting.draft(referral) : submitting.submit(referral));
                    return new Made(fresh.getFirst().id());
                });
        ReferralSummary summary = fresh.isEmpty() ? reading.find(made.id()).orElseThrow() : fresh.getFirst();
        return ResponseEntity.created(URI.create("/api/v1/referrals/" + made.id()))
                .eTag(Versions.etag(summary.version()))
                .body(summary);
    }

    /** Writes a draft anew; needs {@code If-Match}. */
    @PutMapping("/{id}")
    ResponseEntity<ReferralView> rewrite(
            @PathVariable UUID id,
            @RequestBody NewReferral referral,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        submitting.rewrite(id, Versions.required(ifMatch), referral, false);
        return read(id);
    }

    /** One referral with content, history and what the caller may do now. */
    @GetMapping("/{id}")
    ResponseEntity<ReferralView> read(@PathVariable UUID id) {
        ReferralView view = reading.view(id);
        return ResponseEntity.ok().eTag(Versions.etag(view.summary().version())).body(view);
    }

    /** Who could receive a referral of this diagnosis, the best first, with reasons. */
    @GetMapping("/candidates")
    List<Candidate> candidates(
            @RequestParam String diagnosis,
            @RequestParam(defaultValue = "UP") ReferralDirection direction,
            @RequestParam(defaultValue = "ROUTINE") Urgency urgency,
            @RequestParam(defaultValue = "10") int limit) {
        return candidates.of(new Candidates.Wanted(diagnosis, direction, urgency, null), KeysetPage.limit(limit));
    }

    /** Does an action of the transition table, e.g. {@code accept}; needs {@code If-Match}. */
    @PostMapping("/{id}/actions/{action}")
    ResponseEntity<ReferralView> act(
            @PathVariable UUID id,
            @PathVariable String action,
            @RequestBody(required = false) @Nullable Step body,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        Transition transition = transition(action);
        int version = Versions.required(ifMatch);
        Step step = body == null ? Step.nothing() : body;
        idempotency.once(
                key,
                new Idempotency.Request("POST", "/api/v1/referrals/" + id + "/actions/" + transition, step),
                Made.class,
                () -> {
                    acting.act(id, version, transition, step);
                    return new Made(id);
                });
        return read(id);
    }

    private static Transition transition(String action) {
        try {
            return Transition.valueOf(action.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw new Fault(ReferralFault.UNKNOWN_ACTION);
        }
    }
}
