package org.jieli.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jieli.JieliTest;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.Identifiers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@JieliTest
class HoldTests {

    private static final Duration QUARTER = Duration.ofMinutes(15);

    @Autowired
    StoredCapacity capacity;

    @Autowired
    Schedules schedules;

    @Autowired
    JdbcClient jdbc;

    private final UUID institution = Identifiers.next();
    private final UUID department = Identifiers.next();

    @Test
    void twoThousandClientsGetExactlyTheFiftyPlacesThereAre() throws Exception {
        UUID slot = slot(50, "0.4", 0);
        Instant start = Instant.now();
        List<Future<Boolean>> attempts = new ArrayList<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int client = 0; client < 2000; client++) {
                attempts.add(clients.submit(() ->
                        capacity.holdSlot(slot, Identifiers.next(), QUARTER).isPresent()));
            }
        }
        int held = 0;
        for (Future<Boolean> attempt : attempts) {
            held += attempt.get() ? 1 : 0;
        }
        System.out.println("2,000 clients for 50 places: " + held + " holds, no error, "
                + Duration.between(start, Instant.now()).toMillis() + " ms");
        assertThat(held).isEqualTo(50);
        assertThat(capacity.slot(slot).orElseThrow().free()).isZero();
    }

    @Test
    void holdingTheSamePlaceAgainIsTheSameHold() {
        UUID slot = slot(2, "1", 0);
        UUID referral = Identifiers.next();
        assertThat(capacity.holdSlot(slot, referral, QUARTER)).isEqualTo(capacity.holdSlot(slot, referral, QUARTER));
        assertThat(capacity.slot(slot).orElseThrow().free()).isEqualTo(1);
    }

    @Test
    void holdingAnotherPlaceGivesTheFirstBack() {
        UUID first = slot(1, "1", 0);
        UUID second = slot(1, "1", 0);
        UUID referral = Identifiers.next();
        capacity.holdSlot(first, referral, QUARTER);
        assertThat(capacity.holdSlot(second, referral, QUARTER)).isPresent();
        assertThat(capacity.slot(first).orElseThrow().free()).isEqualTo(1);
        assertThat(capacity.slot(second).orElseThrow().free()).isZero();
    }

    @Test
    void anExpiredHoldIsGivenBackOnceAndItsPlaceCanBeTakenAtOnce() {
        UUID slot = slot(1, "1", 0);
        UUID late = Identifiers.next();
        capacity.holdSlot(slot, late, Duration.ofSeconds(-1));
        assertThat(capacity.holdOf(late)).isEmpty();
        assertThat(capacity.book(late)).isFalse();
        assertThat(capacity.holdSlot(slot, Identifiers.next(), QUARTER)).isPresent();
        capacity.releaseExpired();
        assertThat(capacity.slot(slot).orElseThrow().free()).isZero();
    }

    @Test
    void aBookingDoesNotExpire() {
        UUID slot = slot(1, "1", 0);
        UUID referral = Identifiers.next();
        capacity.holdSlot(slot, referral, QUARTER);
        assertThat(capacity.book(referral)).isTrue();
        assertThat(capacity.holdOf(referral).orElseThrow().expiresAt()).isNull();
    }

    @Test
    void theReservedShareIsKeptForReferralsUntilItIsReleased() {
        UUID kept = slot(2, "0.5", 0);
        assertThat(capacity.bookOpen(kept, Identifiers.next())).isTrue();
        assertThat(capacity.bookOpen(kept, Identifiers.next())).isFalse();
        assertThat(capacity.holdSlot(kept, Identifiers.next(), QUARTER)).isPresent();
        UUID released = slot(2, "0.5", 24 * 60);
        assertThat(capacity.bookOpen(released, Identifiers.next())).isTrue();
        assertThat(capacity.bookOpen(released, Identifiers.next())).isTrue();
    }

    @Test
    void bedsAreHeldByTheDay() {
        LocalDate day = ChinaTime.date(Instant.now()).plusDays(1);
        schedules.setBeds(institution, department, day, day, 1, 1);
        UUID referral = Identifiers.next();
        assertThat(capacity.holdBed(department, day, referral, QUARTER)).isPresent();
        assertThat(capacity.holdBed(department, day, Identifiers.next(), QUARTER))
                .isEmpty();
        assertThat(capacity.release(referral)).isTrue();
        assertThat(capacity.release(referral)).isFalse();
        assertThat(capacity.holdBed(department, day, Identifiers.next(), QUARTER))
                .isPresent();
    }

    @Test
    void whateverIsDoneInWhateverOrderWhatIsTakenIsWhatIsHeld() {
        Random random = new Random(42);
        List<UUID> slots = List.of(slot(3, "0.4", 0), slot(2, "1", 0), slot(1, "0", 0));
        List<UUID> holders = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            holders.add(Identifiers.next());
        }
        for (int step = 0; step < 300; step++) {
            UUID slot = slots.get(random.nextInt(slots.size()));
            UUID holder = holders.get(random.nextInt(holders.size()));
            switch (random.nextInt(5)) {
                case 0 -> capacity.holdSlot(slot, holder, QUARTER);
                case 1 -> capacity.holdSlot(slot, holder, Duration.ofSeconds(-1));
                case 2 -> capacity.book(holder);
                case 3 -> capacity.release(holder);
                default -> capacity.bookOpen(slot, holder);
            }
            for (UUID each : slots) {
                Counted counted = counted(each);
                assertThat(counted.taken()).isEqualTo(counted.held());
            }
        }
    }

    /** Read at one moment, because the clock gives expired holds back meanwhile. */
    private Counted counted(UUID slot) {
        return jdbc.sql("""
                        select taken_referral + taken_open as taken, (select count(*) from capacity.hold where slot_id = s.id) as held
                        from capacity.slot s where id = :slot
                        """).param("slot", slot).query(Counted.class).single();
    }

    private record Counted(int taken, int held) {}

    private UUID slot(int places, String reservedShare, int releaseHours) {
        LocalDate day = ChinaTime.date(Instant.now()).plusDays(2);
        Schedule schedule = new Schedule(
                Identifiers.next(),
                institution,
                department,
                "门诊" + Identifiers.next(),
                DayOfWeek.from(day),
                LocalTime.of(9, 0),
                30,
                1,
                places,
                new BigDecimal(reservedShare),
                releaseHours,
                day,
                null);
        schedules.define(List.of(schedule));
        assertThat(schedules.generate(day, day)).isPositive();
        return jdbc.sql("select id from capacity.slot where schedule_id = :id")
                .param("id", schedule.id())
                .query(UUID.class)
                .single();
    }
}
