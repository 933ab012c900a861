package org.jieli.chronic;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Role;
import org.jieli.web.Idempotency;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Follow-ups for other systems. */
@RestController
@RequestMapping("/api/v1/follow-ups")
class FollowUpApi {

    private static final Role[] WRITERS = {Role.VILLAGE_DOCTOR, Role.FAMILY_DOCTOR, Role.SPECIALIST, Role.INTEGRATOR};

    private final StoredFollowUps followUps;
    private final DoingFollowUps doing;
    private final Idempotency idempotency;
    private final Clock clock;

    FollowUpApi(StoredFollowUps followUps, DoingFollowUps doing, Idempotency idempotency, Clock clock) {
        this.followUps = followUps;
        this.doing = doing;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    private record Done(UUID id) {}

    /** Due at the caller's institution within the days ahead, oldest first. */
    @GetMapping
    List<FollowUpSummary> due(
            @RequestParam(defaultValue = "0") int daysAhead, @RequestParam(defaultValue = "100") int limit) {
        CurrentAccess.requirePeople();
        return followUps.due(
                CurrentAccess.require().requireInstitution(),
                LocalDate.now(clock).plusDays(daysAhead),
                Math.clamp(limit, 1, 500));
    }

    /** Writes what a follow-up found; doing it a second time is 412, the same key again is answered the same. */
    @PostMapping("/{id}/done")
    FollowUpSummary done(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody FollowUpForm form) {
        CurrentAccess.requireRole(WRITERS);
        Idempotency.Request request = new Idempotency.Request("POST", "/api/v1/follow-ups/" + id + "/done", form);
        idempotency.once(
                key,
                request,
                Done.class,
                () -> new Done(doing.complete(id, form, List.of()).id()));
        return followUps.find(id).orElseThrow();
    }

    /** What a follow-up that was done meant for each programme, with its next step. */
    @GetMapping("/{id}/results")
    List<FollowUpResult> results(@PathVariable UUID id) {
        CurrentAccess.requirePeople();
        return followUps.results(id);
    }
}
