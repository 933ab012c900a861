package org.jieli.resident;

import java.net.URI;
import java.util.List;
import java.util.UUID;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Residents for other systems. */
@RestController
@RequestMapping("/api/v1/residents")
class ResidentApi {

    private final Residents residents;
    private final Idempotency idempotency;

    ResidentApi(Residents residents, Idempotency idempotency) {
        this.residents = residents;
        this.idempotency = idempotency;
    }

    private record Made(UUID id) {}

    /** Finds within the caller's scope by name, initials, identity number, record number or phone. */
    @GetMapping
    List<ResidentSummary> search(@RequestParam String q, @RequestParam(defaultValue = "20") int limit) {
        return residents.search(q, Math.clamp(limit, 1, 100));
    }

    @GetMapping("/{id}")
    ResidentSummary read(@PathVariable UUID id) {
        return residents.find(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    /** Registers a person, or answers the one who has the number already. */
    @PostMapping
    ResponseEntity<ResidentSummary> register(
            @RequestBody NewResident person,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        Made made = idempotency.once(
                key,
                new Idempotency.Request("POST", "/api/v1/residents", person),
                Made.class,
                () -> new Made(residents.register(person).id()));
        return ResponseEntity.created(URI.create("/api/v1/residents/" + made.id()))
                .body(read(made.id()));
    }
}
