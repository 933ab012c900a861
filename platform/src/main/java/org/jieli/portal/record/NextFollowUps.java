package org.jieli.portal.record;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jieli.chronic.FollowUps;
import org.jieli.portal.NextThings;
import org.springframework.stereotype.Component;

/** Follow-ups that are planned for him. */
@Component
class NextFollowUps implements NextThings {

    private static final int LOOKED_AT = 30;

    private final FollowUps followUps;
    private final Clock clock;

    NextFollowUps(FollowUps followUps, Clock clock) {
        this.followUps = followUps;
        this.clock = clock;
    }

    @Override
    public List<NextThing> of(UUID residentId) {
        LocalDate today = LocalDate.now(clock);
        return followUps.of(residentId, LOOKED_AT).stream()
                .filter(each -> each.doneAt() == null)
                .map(each -> new NextThing(
                        each.dueOn(),
                        each.dueOn().toString(),
                        "timeline.follow-up",
                        each.purpose(),
                        null,
                        each.dueOn().isBefore(today)))
                .toList();
    }
}
