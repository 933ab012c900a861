package org.jieli.enrolment.agreement;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jieli.enrolment.AgreementKind;
import org.jieli.enrolment.KeyPopulation;
import org.jieli.enrolment.KeyPopulations;
import org.jieli.enrolment.ServiceKind;
import org.jieli.enrolment.fulfilment.Fulfilment;
import org.jieli.enrolment.fulfilment.HandWritten;
import org.jieli.enrolment.fulfilment.Promise;
import org.jieli.enrolment.team.TeamAccess;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.web.Idempotency;
import org.jieli.web.KeysetPage;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Agreements with family-doctor teams for other systems. */
@RestController
@RequestMapping("/api/v1/enrolments")
class EnrolmentApi {

    private static final String PATH = "/api/v1/enrolments";

    private final Signing signing;
    private final Endings endings;
    private final ListingAgreements listing;
    private final AgreementRepository agreements;
    private final Fulfilment fulfilment;
    private final HandWritten handWritten;
    private final KeyPopulations populations;
    private final Idempotency idempotency;
    private final Clock clock;

    EnrolmentApi(
            Signing signing,
            Endings endings,
            ListingAgreements listing,
            AgreementRepository agreements,
            Fulfilment fulfilment,
            HandWritten handWritten,
            KeyPopulations populations,
            Idempotency idempotency,
            Clock clock) {
        this.signing = signing;
        this.endings = endings;
        this.listing = listing;
        this.agreements = agreements;
        this.fulfilment = fulfilment;
        this.handWritten = handWritten;
        this.populations = populations;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    private record Made(UUID id) {}

    /** An agreement as other systems read it; {@code to} is the first day on which it no longer holds. */
    private record Enrolment(
            UUID id,
            UUID residentId,
            UUID teamId,
            UUID institutionId,
            String doctorName,
            AgreementKind kind,
            Phase phase,
            LocalDate from,
            LocalDate to,
            @Nullable EndReason endReason) {}

    /** The agreements within the caller's scope, the latest first. */
    @GetMapping
    KeysetPage<Enrolment> list(
            @RequestParam(required = false) @Nullable UUID team,
            @RequestParam(required = false) @Nullable Phase phase,
            @RequestParam(required = false) @Nullable KeyPopulation population,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        TeamAccess.requireReader();
        KeysetPage<Agreement> page = listing.page(
                new AgreementFilter(team, phase, population, false, null),
                AgreementFilter.Key.parse(after),
                KeysetPage.limit(limit));
        return page.map(this::enrolment);
    }

    @GetMapping("/{id}")
    Enrolment read(@PathVariable UUID id) {
        CurrentAccess.requirePeople();
        return enrolment(agreements.find(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND)));
    }

    /** What the agreement promised and what was given. */
    @GetMapping("/{id}/services")
    List<Promise> services(@PathVariable UUID id) {
        read(id);
        return fulfilment.of(id, LocalDate.now(clock));
    }

    /** Signs an agreement; 409 when the person has one for these days. */
    @PostMapping
    ResponseEntity<Enrolment> sign(
            @RequestBody NewAgreement wanted,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        Made made = idempotency.once(
                key, new Idempotency.Request("POST", PATH, wanted), Made.class, () -> new Made(signing.sign(wanted)));
        return ResponseEntity.created(URI.create(PATH + "/" + made.id())).body(read(made.id()));
    }

    private record End(
            @Nullable EndReason reason,
            @Nullable LocalDate on,
            @Nullable String words) {}

    /** Ends an agreement; the fee is settled by the months served. */
    @PostMapping("/{id}/end")
    Enrolment end(@PathVariable UUID id, @RequestBody End body) {
        endings.end(id, body.reason(), body.on(), body.words() == null ? "" : body.words());
        return read(id);
    }

    private record Given(
            @Nullable ServiceKind kind,
            @Nullable Instant at,
            @Nullable String what) {}

    /** Writes down a service that was given under the agreement. */
    @PostMapping("/{id}/services")
    ResponseEntity<Void> write(
            @PathVariable UUID id,
            @RequestBody Given body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        idempotency.once(
                key,
                new Idempotency.Request("POST", PATH + "/" + id + "/services", body),
                Made.class,
                () -> new Made(handWritten.write(id, body.kind(), body.at(), body.what() == null ? "" : body.what())));
        return ResponseEntity.created(URI.create(PATH + "/" + id + "/services")).build();
    }

    private record Populations(UUID residentId, List<KeyPopulation> populations) {}

    /** To which key populations a resident belongs today. */
    @GetMapping("/populations/{resident}")
    Populations populations(@PathVariable UUID resident) {
        CurrentAccess.requirePeople();
        return new Populations(
                resident,
                populations.of(resident, LocalDate.now(clock)).stream().sorted().toList());
    }

    private Enrolment enrolment(Agreement it) {
        return new Enrolment(
                it.id(),
                it.residentId(),
                it.teamId(),
                it.institutionId(),
                it.doctorName(),
                it.kind(),
                it.phaseOn(LocalDate.now(clock)),
                it.from(),
                it.end(),
                it.endReason());
    }
}
