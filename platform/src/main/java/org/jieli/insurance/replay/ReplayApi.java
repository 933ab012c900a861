package org.jieli.insurance.replay;

import io.swagger.v3.oas.annotations.tags.Tag;
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

/** Trying a policy, for the systems of an insurance bureau. */
@RestController
@RequestMapping("/api/v1/insurance/replays")
@Tag(name = "insurance")
class ReplayApi {

    private final ReplayDesk desk;
    private final Idempotency idempotency;

    ReplayApi(ReplayDesk desk, Idempotency idempotency) {
        this.desk = desk;
        this.idempotency = idempotency;
    }

    /** What asking came to. */
    record Asked(UUID id) {}

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Asked ask(
            @RequestBody NewReplay wanted,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return idempotency.once(
                key,
                new Idempotency.Request("POST", "/api/v1/insurance/replays", wanted),
                Asked.class,
                () -> new Asked(desk.ask(wanted)));
    }

    @GetMapping
    List<Replay> newest() {
        return desk.newest();
    }

    @GetMapping("/{id}")
    Replay one(@PathVariable("id") UUID id) {
        return desk.require(id);
    }

    @GetMapping("/{id}/groups")
    List<ReplayGroup> groups(@PathVariable("id") UUID id, @RequestParam("by") Dimension by) {
        return desk.groups(desk.require(id), by);
    }
}
