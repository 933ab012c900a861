package org.jieli.referral;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.capacity.Capacity;
import org.jieli.shared.Access;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Walks one edge of the transition table in the caller's transaction: state, clock, event, audit, and the place given back at an end. */
@Component
class Moves {

    private final ReferralRepository referrals;
    private final Clocks clocks;
    private final Capacity capacity;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Moves(
            ReferralRepository referrals,
            Clocks clocks,
            Capacity capacity,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.referrals = referrals;
        this.clocks = clocks;
        this.capacity = capacity;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Where a referral goes: its receiver, unchanged except by a redirection. */
    record Target(UUID institutionId, String division, ReferralDirection direction, Reach reach) {}

    /** {@link ReferralFault#STALE} when somebody else was first. */
    void move(
            StoredReferral seen,
            Transition transition,
            Step step,
            @Nullable Target redirected,
            @Nullable Instant bookedFor) {
        Access by = CurrentAccess.require();
        Instant now = clock.instant();
        ReferralState after = transition.to();
        UUID receiver = redirected == null ? seen.toInstitution() : redirected.institutionId();
        Reach reach = redirected == null ? seen.reach() : redirected.reach();
        Clocks.Wound wound = wind(seen, after, reach, now, bookedFor);
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("id", seen.id());
        values.put("version", seen.version());
        values.put("sources", transition.from().stream().map(Enum::name).toArray(String[]::new));
        values.put("before", seen.state().name());
        values.put("state", after.name());
        values.put("owner", owner(after, seen.fromInstitution(), receiver));
        values.put("due", ReferralRepository.at(wound.dueAt()));
        values.put("warn", ReferralRepository.at(wound.warnAt()));
        values.put("ends", ReferralRepository.at(wound.endsAt()));
        values.put("booked", ReferralRepository.at(bookedFor));
        values.put("to", receiver);
        values.put("toDivision", redirected == null ? null : redirected.division());
        values.put(
                "direction",
                redirected == null
                        ? seen.direction().name()
                        : redirected.direction().name());
        values.put("reach", reach.name());
        values.put("withinAlliance", reach == Reach.ALLIANCE);
        values.put("consent", step.consent() == null ? null : step.consent().name());
        values.put("refusal", step.refusal() == null ? null : step.refusal().name());
        values.put("replied", transition.side() == Transition.Side.RECEIVER && transition != Transition.RECEIVE);
        values.put("ended", after.isEnd());
        values.put("now", ReferralRepository.at(now));
        values.put("by", by.personName());
        values.put("account", by.accountId());
        values.put("actor", by.institutionId());
        values.put("action", transition.name());
        values.put("words", step.words());
        if (!referrals.move(values)) {
            throw stale(seen.id());
        }
        if (after.isEnd() || transition == Transition.REDIRECT) {
            capacity.release(seen.id());
        }
        audit.record(
                "referral." + transition.name().toLowerCase(Locale.ROOT),
                seen.residentId(),
                "referral",
                seen.id(),
                Map.of("after", after.name()));
        events.publishEvent(event(seen, receiver, transition.name(), after, step.words(), bookedFor, now));
    }

    /**
     * A person who goes down is expected on the day of the first follow-up, however far; from then on the clock runs and never ends the
     * referral by itself: it is closed by the follow-up alone.
     */
    private Clocks.Wound wind(
            StoredReferral seen, ReferralState after, Reach reach, Instant now, @Nullable Instant bookedFor) {
        boolean awaitsFollowUp = seen.direction() == ReferralDirection.DOWN
                && Transition.FOLLOW_UP.from().contains(after);
        Instant start = awaitsFollowUp && bookedFor != null && bookedFor.isAfter(now) ? bookedFor : now;
        Clocks.Wound wound = clocks.wind(after, seen.urgency(), reach == Reach.ALLIANCE, start, bookedFor);
        return awaitsFollowUp ? new Clocks.Wound(wound.dueAt(), wound.warnAt(), null) : wound;
    }

    /** What happened meanwhile, in words. */
    Fault stale(UUID id) {
        return referrals
                .find(id)
                .map(now -> new Fault(ReferralFault.STALE, now.state(), now.changer()))
                .orElseGet(() -> new Fault(org.jieli.shared.CommonFault.NOT_FOUND));
    }

    private static @Nullable UUID owner(ReferralState state, UUID from, UUID to) {
        Transition.Side side = Transition.ownerIn(state);
        return side == null ? null : side == Transition.Side.REFERRER ? from : to;
    }

    static ReferralMoved event(
            StoredReferral made, String action, @Nullable ReferralState before, @Nullable String words, Instant at) {
        return new ReferralMoved(
                made.id(),
                made.number(),
                made.residentId(),
                made.direction(),
                made.urgency(),
                made.fromInstitution(),
                made.toInstitution(),
                action,
                before,
                made.state(),
                words,
                made.bookedFor(),
                at);
    }

    private static ReferralMoved event(
            StoredReferral seen,
            UUID receiver,
            String action,
            ReferralState after,
            @Nullable String words,
            @Nullable Instant bookedFor,
            Instant at) {
        return new ReferralMoved(
                seen.id(),
                seen.number(),
                seen.residentId(),
                seen.direction(),
                seen.urgency(),
                seen.fromInstitution(),
                receiver,
                action,
                seen.state(),
                after,
                words,
                bookedFor,
                at);
    }
}
