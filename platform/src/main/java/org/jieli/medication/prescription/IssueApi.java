package org.jieli.medication.prescription;

import java.net.URI;
import java.util.UUID;
import org.jieli.web.Idempotency;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Writing a prescription for other systems: the same rules, each refusal with its field, its rule and its document. */
@RestController
class IssueApi {

    private static final String PATH = "/api/v1/prescriptions";

    private final PrescriptionActs acts;
    private final Idempotency idempotency;

    IssueApi(PrescriptionActs acts, Idempotency idempotency) {
        this.acts = acts;
        this.idempotency = idempotency;
    }

    private record Made(UUID id) {}

    @PostMapping(PATH)
    ResponseEntity<Made> issue(
            @RequestBody NewPrescription wanted,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        Made made = idempotency.once(
                key, new Idempotency.Request("POST", PATH, wanted), Made.class, () -> new Made(acts.issue(wanted)));
        return ResponseEntity.created(URI.create(PATH + "/" + made.id())).body(made);
    }
}
