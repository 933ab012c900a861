package org.jieli.resident;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.web.Idempotency;
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
import org.springframework.web.bind.annotation.RestController;

/** Contact data, guardians and consents of a resident for other systems. */
@RestController
@RequestMapping("/api/v1/residents/{id}")
class ResidentCareApi {

    private final Residents residents;
    private final Contacts contacts;
    private final Guardians guardians;
    private final Consents consents;
    private final Idempotency idempotency;

    ResidentCareApi(
            Residents residents, Contacts contacts, Guardians guardians, Consents consents, Idempotency idempotency) {
        this.residents = residents;
        this.contacts = contacts;
        this.guardians = guardians;
        this.consents = consents;
        this.idempotency = idempotency;
    }

    private record Made(UUID id) {}

    /** Who takes a consent back, in words; the resident when empty. */
    record Withdrawal(@Nullable String by) {}

    @GetMapping("/contact")
    ResponseEntity<Contact> contact(@PathVariable UUID id) {
        Contact contact = contacts.of(id);
        return ResponseEntity.ok().eTag(Versions.etag(contact.version())).body(contact);
    }

    /** Replaces the contact data; needs {@code If-Match}. */
    @PutMapping("/contact")
    ResponseEntity<Contact> change(
            @PathVariable UUID id,
            @RequestBody ContactChange change,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        contacts.change(id, Versions.required(ifMatch), change);
        return contact(id);
    }

    @GetMapping("/guardians")
    List<Guardian> guardians(@PathVariable UUID id) {
        require(id);
        return guardians.of(id);
    }

    @PostMapping("/guardians")
    ResponseEntity<List<Guardian>> addGuardian(
            @PathVariable UUID id,
            @RequestBody NewGuardian guardian,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        String path = "/api/v1/residents/" + id + "/guardians";
        Made made = idempotency.once(
                key,
                new Idempotency.Request("POST", path, guardian),
                Made.class,
                () -> new Made(guardians.add(id, guardian)));
        return ResponseEntity.created(URI.create(path + "/" + made.id())).body(guardians(id));
    }

    @PostMapping("/guardians/{guardian}/end")
    List<Guardian> endGuardian(@PathVariable UUID id, @PathVariable UUID guardian) {
        guardians.end(id, guardian);
        return guardians(id);
    }

    @GetMapping("/consents")
    List<Consent> consents(@PathVariable UUID id) {
        require(id);
        return consents.of(id);
    }

    @PostMapping("/consents")
    ResponseEntity<List<Consent>> grant(
            @PathVariable UUID id,
            @RequestBody NewConsent consent,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        String path = "/api/v1/residents/" + id + "/consents";
        Made made = idempotency.once(
                key,
                new Idempotency.Request("POST", path, consent),
                Made.class,
                () -> new Made(consents.grant(id, consent)));
        return ResponseEntity.created(URI.create(path + "/" + made.id())).body(consents(id));
    }

    @PostMapping("/consents/{consent}/withdraw")
    List<Consent> withdraw(
            @PathVariable UUID id,
            @PathVariable UUID consent,
            @RequestBody(required = false) @Nullable Withdrawal withdrawal) {
        consents.withdraw(id, consent, withdrawal == null || withdrawal.by() == null ? "" : withdrawal.by());
        return consents(id);
    }

    private void require(UUID id) {
        if (residents.find(id).isEmpty()) {
            throw new Fault(CommonFault.NOT_FOUND);
        }
    }
}
