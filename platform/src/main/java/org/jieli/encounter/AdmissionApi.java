package org.jieli.encounter;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
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

/** Stays in hospital for other systems. */
@RestController
@RequestMapping("/api/v1/admissions")
class AdmissionApi {

    private final Encounters encounters;
    private final Stays stays;
    private final Idempotency idempotency;

    AdmissionApi(Encounters encounters, Stays stays, Idempotency idempotency) {
        this.encounters = encounters;
        this.stays = stays;
        this.idempotency = idempotency;
    }

    private record Made(UUID id) {}

    /** In care at the caller's institution, the longest stay first. */
    @GetMapping
    List<AdmissionSummary> inCare(@RequestParam(defaultValue = "100") int limit) {
        return encounters.inCare(CurrentAccess.require().requireInstitution(), KeysetPage.limit(limit));
    }

    @GetMapping("/{id}")
    AdmissionSummary read(@PathVariable UUID id) {
        return encounters.admission(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    /** Admits a person; answers 201 with the place of the stay. */
    @PostMapping
    ResponseEntity<AdmissionSummary> admit(
            @RequestBody NewAdmission admission,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        needed("residentId", admission.residentId());
        needed("departmentId", admission.departmentId());
        Made made = idempotency.once(
                key,
                new Idempotency.Request("POST", "/api/v1/admissions", admission),
                Made.class,
                () -> new Made(encounters.admit(admission)));
        return ResponseEntity.created(URI.create("/api/v1/admissions/" + made.id()))
                .body(read(made.id()));
    }

    /** Ends a stay; a second discharge is 409. */
    @PostMapping("/{id}/discharge")
    AdmissionSummary discharge(
            @PathVariable UUID id,
            @RequestBody NewDischarge discharge,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        idempotency.once(
                key,
                new Idempotency.Request("POST", "/api/v1/admissions/" + id + "/discharge", discharge),
                Made.class,
                () -> {
                    encounters.discharge(id, discharge);
                    return new Made(id);
                });
        return read(id);
    }

    private record Stable(boolean stable) {}

    /** Says that the person may go down, or takes it back. */
    @PostMapping("/{id}/stable")
    AdmissionSummary stable(@PathVariable UUID id, @RequestBody Stable body) {
        stays.setStable(id, body.stable());
        return read(id);
    }

    private static void needed(String path, @Nullable Object value) {
        if (value == null) {
            throw new Fault(CommonFault.INVALID, List.of(FieldFault.of(path, "common.required")));
        }
    }
}
