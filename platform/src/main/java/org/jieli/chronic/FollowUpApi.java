package org.jieli.chronic;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jieli.shared.CurrentAccess;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Follow-ups for other systems. */
@RestController
@RequestMapping("/api/v1/follow-ups")
class FollowUpApi {

    private final StoredFollowUps followUps;
    private final Clock clock;

    FollowUpApi(StoredFollowUps followUps, Clock clock) {
        this.followUps = followUps;
        this.clock = clock;
    }

    /** Due at the caller's institution within the days ahead, oldest first. */
    @GetMapping
    List<FollowUpSummary> due(
            @RequestParam(defaultValue = "0") int daysAhead, @RequestParam(defaultValue = "100") int limit) {
        return followUps.due(
                CurrentAccess.require().requireInstitution(),
                LocalDate.now(clock).plusDays(daysAhead),
                Math.clamp(limit, 1, 500));
    }

    /** Writes what a follow-up found; doing it a second time is 412. */
    @PostMapping("/{id}/done")
    FollowUpSummary done(@PathVariable UUID id, @RequestBody FollowUpForm form) {
        return followUps.complete(id, form, List.of());
    }
}
