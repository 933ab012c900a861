package org.jieli.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jieli.JieliTest;
import org.jieli.shared.Identifiers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever many clients do at the same time in whatever order: never more bookings than places, nothing lost, nobody stuck. */
@JieliTest
class CapacityLawTests {

    private static final int CLIENTS = 8;
    private static final int STEPS = 60;
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Duration PAST = Duration.ofSeconds(-1);

    @Autowired
    StoredCapacity capacity;

    @Autowired
    StoredSchedules schedules;

    @Autowired
    BedRepository beds;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private final UUID institution = Identifiers.next();
    private final UUID department = Identifiers.next();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void bookingsNeverExceedCapacity(long seed) throws Exception {
        LocalDate day = LocalDate.now(clock).plusDays(2);
        List<UUID> slots = List.of(slot(day, 3, "0.4"), slot(day, 2, "1"), slot(day, 1, "0"));
        schedules.setBeds(institution, department, day, day.plusDays(1), 2, 1);
        List<UUID> holders = Stream.generate(Identifiers::next).limit(10).toList();
        List<Future<?>> clients = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int client = 0; client < CLIENTS; client++) {
                Random random = new Random(seed * CLIENTS + client);
                clients.add(executor.submit(() -> act(random, slots, holders, day)));
            }
        }
        for (Future<?> client : clients) {
            client.get();
        }
        capacity.releaseExpired();
        // The application's own clock may be giving back the last of them just now.
        await().untilAsserted(() -> assertThat(slots.stream().map(this::taken).toList())
                .isEqualTo(slots.stream().map(this::held).toList()));
        assertThat(beds.list(institution, day, day.plusDays(2)).stream()
                        .mapToInt(BedDay::taken)
                        .sum())
                .isEqualTo(heldBeds());
        assertThat(openBeyondTheUnreserved()).isZero();
    }

    private void act(Random random, List<UUID> slots, List<UUID> holders, LocalDate day) {
        for (int step = 0; step < STEPS; step++) {
            UUID slot = slots.get(random.nextInt(slots.size()));
            UUID holder = holders.get(random.nextInt(holders.size()));
            switch (random.nextInt(8)) {
                case 0 -> capacity.holdSlot(slot, holder, QUARTER);
                case 1 -> capacity.holdSlot(slot, holder, PAST);
                case 2 -> capacity.book(holder);
                case 3 -> capacity.release(holder);
                case 4 -> capacity.bookOpen(slot, holder);
                case 5 -> capacity.holdBed(department, day.plusDays(random.nextInt(2)), holder, QUARTER);
                case 6 -> capacity.holdBed(department, day.plusDays(random.nextInt(2)), holder, PAST);
                default -> capacity.releaseExpired();
            }
        }
    }

    private int taken(UUID slot) {
        SlotSummary summary = capacity.slot(slot).orElseThrow();
        return summary.capacity() - summary.free();
    }

    private int held(UUID slot) {
        return jdbc.sql("select count(*) from capacity.hold where slot_id = :slot")
                .param("slot", slot)
                .query(Integer.class)
                .single();
    }

    private int heldBeds() {
        return jdbc.sql("select count(*) from capacity.hold where department_id = :department and bed_day is not null")
                .param("department", department)
                .query(Integer.class)
                .single();
    }

    private int openBeyondTheUnreserved() {
        return jdbc.sql("""
                select count(*) from capacity.slot
                where department_id = :department and taken_open > capacity - reserved
                """)
                .param("department", department)
                .query(Integer.class)
                .single();
    }

    private UUID slot(LocalDate day, int places, String reservedShare) {
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
                0,
                day,
                null);
        schedules.define(List.of(schedule));
        schedules.generate(schedule.id(), day, day);
        return jdbc.sql("select id from capacity.slot where schedule_id = :id")
                .param("id", schedule.id())
                .query(UUID.class)
                .single();
    }
}
