package org.jieli.encounter;

import java.net.URI;
import java.util.UUID;
import org.jieli.criteria.Advice;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.web.Idempotency;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Visits and decision support for other systems. */
@RestController
@RequestMapping("/api/v1/visits")
class VisitApi {

    private final FirstContact firstContact;
    private final Encounters encounters;
    private final Idempotency idempotency;

    VisitApi(FirstContact firstContact, Encounters encounters, Idempotency idempotency) {
        this.firstContact = firstContact;
        this.encounters = encounters;
        this.idempotency = idempotency;
    }

    private record Made(UUID id) {}

    /** What the tables in force advise; nothing is written. */
    @PostMapping("/advice")
    Advice advise(@RequestBody NewVisit visit) {
        return firstContact.advise(visit);
    }

    @PostMapping
    ResponseEntity<VisitSummary> record(
            @RequestBody NewVisit visit,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        Made made = idempotency.once(
                key,
                new Idempotency.Request("POST", "/api/v1/visits", visit),
                Made.class,
                () -> new Made(firstContact.record(visit).id()));
        return ResponseEntity.created(URI.create("/api/v1/visits/" + made.id())).body(read(made.id()));
    }

    @GetMapping("/{id}")
    VisitSummary read(@PathVariable UUID id) {
        return encounters.visit(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }
}
