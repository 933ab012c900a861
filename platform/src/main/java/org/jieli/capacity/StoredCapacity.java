package org.jieli.capacity;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jieli.capacity.HoldRepository.Attempt;
import org.jieli.capacity.HoldRepository.Outcome;
import org.jieli.shared.ChinaTime;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Capacity on conditional updates. */
@Service
@Transactional
class StoredCapacity implements Capacity {

    private static final Duration SWEEP = Duration.ofSeconds(2);
    private static final int LOOKS = 3;

    private final SlotRepository slots;
    private final HoldRepository holds;
    private final Clock clock;

    StoredCapacity(SlotRepository slots, HoldRepository holds, Clock clock) {
        this.slots = slots;
        this.holds = holds;
        this.clock = clock;
    }

    @Bean
    static RecurringTask<Void> expiredHolds(StoredCapacity capacity) {
        return Tasks.recurring("expired-holds", FixedDelay.of(SWEEP))
                .execute((task, context) -> capacity.releaseExpired());
    }

    int releaseExpired() {
        return holds.releaseExpired(Instant.now(clock));
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, Availability> availability(Collection<UUID> departmentIds, Instant from, int days) {
        return slots.availability(departmentIds, from, from.plus(Duration.ofDays(days))).stream()
                .collect(Collectors.toMap(Availability::institutionId, Function.identity()));
    }

    @Override
    @Transactional(readOnly = true)
    public List<SlotSummary> freeSlots(Collection<UUID> departmentIds, Instant from, int days, int limit) {
        return slots.free(departmentIds, from, from.plus(Duration.ofDays(days)), limit);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<SlotSummary> slot(UUID slotId) {
        return slots.find(slotId);
    }

    @Override
    public Optional<Hold> holdSlot(UUID slotId, UUID holderId, Duration validFor) {
        Instant now = Instant.now(clock);
        return hold(
                holderId,
                now,
                existing -> slotId.equals(existing.slotId()),
                () -> holds.lockForChange(holderId, slotId, null, null),
                () -> take(slotId, holderId, false, now.plus(validFor), now));
    }

    @Override
    public Optional<Hold> holdBed(UUID departmentId, LocalDate day, UUID holderId, Duration validFor) {
        Instant now = Instant.now(clock);
        return hold(
                holderId,
                now,
                existing -> existing.bed()
                        && existing.departmentId().equals(departmentId)
                        && ChinaTime.date(existing.at()).equals(day),
                () -> holds.lockForChange(holderId, null, departmentId, day),
                () -> holds.takeBed(departmentId, day, holderId, false, now.plus(validFor), now));
    }

    /**
     * An ordinary booking: only places that are not kept for referrals, until those are released. Booking the same slot again is the
     * same booking; a holder who has another place keeps that one and gets false.
     */
    boolean bookOpen(UUID slotId, UUID holderId) {
        Instant now = Instant.now(clock);
        Outcome outcome = take(slotId, holderId, true, null, now).outcome();
        if (outcome == Outcome.FULL) {
            holds.drop(holderId);
        }
        return outcome == Outcome.HELD
                || outcome != Outcome.FULL
                        && holds.find(holderId)
                                .filter(existing -> slotId.equals(existing.slotId()))
                                .isPresent();
    }

    /** Takes a place of a slot; when it is full, what has expired in it is given back first. */
    private Attempt take(UUID slotId, UUID holderId, boolean open, @Nullable Instant expiresAt, Instant now) {
        Attempt attempt = holds.takeSlot(slotId, holderId, open, expiresAt, now);
        if (attempt.outcome() != Outcome.FULL) {
            return attempt;
        }
        holds.drop(holderId);
        return holds.releaseExpired(slotId, now) == 0
                ? attempt
                : holds.takeSlot(slotId, holderId, open, expiresAt, now);
    }

    private Optional<Hold> hold(
            UUID holderId, Instant now, Predicate<Hold> isTheSame, BooleanSupplier lock, Supplier<Attempt> attempt) {
        Attempt made = attempt.get();
        // The holder's other hold may come or go while this one is asked for: look again, a few times.
        for (int look = 0; look < LOOKS && hasOne(made.outcome(), holderId); look++) {
            if (lock.getAsBoolean()) {
                Optional<Hold> existing = holds.find(holderId);
                if (existing.filter(isTheSame.and(hold -> isLive(hold, now))).isPresent()) {
                    return existing;
                }
                holds.release(holderId);
            }
            made = attempt.get();
        }
        if (made.outcome() == Outcome.FULL) {
            holds.drop(holderId);
        }
        return Optional.ofNullable(made.hold());
    }

    private boolean hasOne(Outcome outcome, UUID holderId) {
        return outcome == Outcome.HAS_ONE
                || outcome == Outcome.UNKNOWN && holds.find(holderId).isPresent();
    }

    private static boolean isLive(Hold hold, Instant now) {
        return hold.expiresAt() == null || hold.expiresAt().isAfter(now);
    }

    @Override
    public boolean book(UUID holderId) {
        return holds.book(holderId, Instant.now(clock));
    }

    @Override
    public boolean release(UUID holderId) {
        return holds.release(holderId);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Hold> holdOf(UUID holderId) {
        Instant now = Instant.now(clock);
        return holds.find(holderId).filter(hold -> isLive(hold, now));
    }
}
