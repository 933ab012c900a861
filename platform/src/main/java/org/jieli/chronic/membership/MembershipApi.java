package org.jieli.chronic.membership;

import java.util.List;
import java.util.UUID;
import org.jieli.web.Idempotency;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Programmes of people for other systems. */
@RestController
@RequestMapping("/api/v1/chronic/memberships")
class MembershipApi {

    private final Memberships memberships;
    private final Entering entering;
    private final Idempotency idempotency;

    MembershipApi(Memberships memberships, Entering entering, Idempotency idempotency) {
        this.memberships = memberships;
        this.entering = entering;
        this.idempotency = idempotency;
    }

    private record Entered(UUID id) {}

    private record Exit(
            @Nullable ExitReason reason, @Nullable String note) {}

    /** The programmes a resident is or was in, the lasting ones first. */
    @GetMapping
    List<Membership> of(@RequestParam UUID resident) {
        return memberships.of(resident, true);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Membership enter(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody NewMembership wanted) {
        Entered entered = idempotency.once(
                key,
                new Idempotency.Request("POST", "/api/v1/chronic/memberships", wanted),
                Entered.class,
                () -> new Entered(entering.enter(wanted, List.of())));
        return memberships.require(entered.id());
    }

    @PostMapping("/{id}/exit")
    Membership exit(@PathVariable UUID id, @RequestBody Exit exit) {
        memberships.exit(id, exit.reason(), exit.note());
        return memberships.require(id);
    }
}
