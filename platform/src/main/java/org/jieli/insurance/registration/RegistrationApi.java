package org.jieli.insurance.registration;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jieli.insurance.RegistrationState;
import org.jieli.web.Idempotency;
import org.jieli.web.KeysetPage;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Registrations for the systems that carry them to the insurance. */
@RestController
@RequestMapping("/api/v1/insurance/registrations")
class RegistrationApi {

    private final RegistrationBook book;
    private final TransferMessages messages;
    private final Idempotency idempotency;
    private final Clock clock;

    RegistrationApi(RegistrationBook book, TransferMessages messages, Idempotency idempotency, Clock clock) {
        this.book = book;
        this.messages = messages;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /**
     * A registration as other systems need it.
     *
     * @param registeredOn from when it counts; null while it does not
     * @param version to be sent back with a confirmation
     */
    record Listed(
            UUID id,
            UUID referralId,
            String number,
            RegistrationState state,
            @Nullable String transaction,
            @Nullable String serial,
            @Nullable LocalDate registeredOn,
            @Nullable RegistrationTrouble trouble,
            boolean late,
            int version) {}

    /** What the fund answered: its serial number (trt_dcla_detl_sn), on the version that was seen. */
    record Confirmation(@Nullable String serial, int version) {}

    /** The newest first; by state, and only the late ones. */
    @GetMapping
    KeysetPage<Listed> list(
            @RequestParam(required = false) @Nullable RegistrationState state,
            @RequestParam(defaultValue = "false") boolean late,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "50") int limit) {
        KeysetPage<TransferRegistration> page =
                book.page(new RegistrationFilter(state, null, late, null, after), KeysetPage.limit(limit));
        return page.map(this::listed);
    }

    /** That of a referral. */
    @GetMapping("/of/{referral}")
    Listed ofReferral(@PathVariable("referral") UUID referral) {
        return listed(book.ofReferral(referral));
    }

    /** The data set 2501, 2501A or 2502 as it is sent. */
    @GetMapping("/{id}/message")
    TransferMessage message(@PathVariable("id") UUID id) {
        return messages.of(book.readToWrite(id), clock.instant());
    }

    /** Writes down what the fund answered. */
    @PostMapping("/{id}/confirmation")
    Listed confirm(
            @PathVariable("id") UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody Confirmation confirmation) {
        return idempotency.once(
                key,
                new Idempotency.Request(
                        "POST", "/api/v1/insurance/registrations/" + id + "/confirmation", confirmation),
                Listed.class,
                () -> {
                    book.confirm(id, confirmation.version(), confirmation.serial());
                    return listed(book.read(id));
                });
    }

    private Listed listed(TransferRegistration each) {
        return new Listed(
                each.id(),
                each.referralId(),
                each.number(),
                each.state(),
                each.transaction(),
                each.serial(),
                each.registeredOn(),
                each.trouble(),
                each.isLate(book.today()),
                each.version());
    }
}
