package org.jieli.insurance.people;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jieli.insurance.registration.Residence;
import org.jieli.web.Idempotency;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes in from the fund's own system who is registered as living elsewhere for long. */
@RestController
@RequestMapping("/api/v1/insurance/residences")
class ResidenceApi {

    private final RegisteringResidence registering;
    private final Idempotency idempotency;

    ResidenceApi(RegisteringResidence registering, Idempotency idempotency) {
        this.registering = registering;
        this.idempotency = idempotency;
    }

    /** A registration as it is sent; the same number and first day change what is there. */
    record NewResidence(
            @Nullable String personNumber,
            @Nullable String place,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    @PostMapping
    RegisteringResidence.Done register(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody NewResidence sent) {
        UUID resident = registering.person(sent.personNumber());
        return idempotency.once(
                key,
                new Idempotency.Request("POST", "/api/v1/insurance/residences", sent),
                RegisteringResidence.Done.class,
                () -> registering.register(resident, typed(resident, sent)));
    }

    private TypedResidence typed(UUID resident, NewResidence sent) {
        Optional<Residence> known = registering.of(resident).stream()
                .map(RegisteringResidence.Named::it)
                .filter(each -> each.from().equals(sent.from()))
                .findFirst();
        return new TypedResidence(
                known.map(each -> each.id().toString()).orElse(""),
                known.map(each -> Integer.toString(each.revision())).orElse(""),
                sent.place() == null ? "" : sent.place(),
                sent.from() == null ? "" : sent.from().toString(),
                sent.to() == null ? "" : sent.to().toString(),
                "");
    }
}
