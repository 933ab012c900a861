package org.jieli.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.JieliTest;
import org.jieli.capacity.WeekPage.ClinicRow;
import org.jieli.identity.AccountFixture;
import org.jieli.identity.AccountFixture.Answer;
import org.jieli.institution.InstitutionRegistry;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What has begun is nobody's to book any more, wherever one looks. */
@JieliTest
class PassingTests {

    private static final Duration QUARTER = Duration.ofMinutes(15);

    @Autowired
    StoredCapacity capacity;

    @Autowired
    Schedules schedules;

    @Autowired
    Calendar calendar;

    @Autowired
    InstitutionRegistry registry;

    @Autowired
    AccountFixture accounts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private CapacityFixture place;
    private LocalDate day;
    private List<UUID> slots;

    /** A clinic of four slots with two places each; the first is over, the second has begun. */
    @BeforeEach
    void aClinicThatIsGoingOn() {
        place = CapacityFixture.registeredIn(registry);
        day = LocalDate.now(clock).plusDays(1);
        schedules.define(List.of(new Schedule(
                Identifiers.next(),
                place.id(),
                place.heart().id(),
                "专家门诊",
                DayOfWeek.from(day),
                LocalTime.of(8, 0),
                30,
                4,
                2,
                new BigDecimal("0.5"),
                0,
                day,
                day)));
        schedules.generate(day, day);
        slots = new ArrayList<>(calendar.slots(place.id(), day, day.plusDays(1)).stream()
                .map(DaySlot::id)
                .toList());
        day = LocalDate.now(clock);
        move(slots.get(0), Duration.ofHours(-2));
        move(slots.get(1), Duration.ofMinutes(-10));
        move(slots.get(2), Duration.ofMinutes(30));
        move(slots.get(3), Duration.ofHours(1));
    }

    @Test
    void onlyWhatHasNotBegunIsFree() {
        assertThat(calendar.slots(place.id(), day.minusDays(1), day.plusDays(2)))
                .extracting(slot -> slot.passing(clock.instant()), DaySlot::free)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Passing.OVER, 0),
                        org.assertj.core.groups.Tuple.tuple(Passing.BEGUN, 0),
                        org.assertj.core.groups.Tuple.tuple(Passing.COMING, 2),
                        org.assertj.core.groups.Tuple.tuple(Passing.COMING, 2));
        Availability free = capacity.availability(
                        List.of(place.heart().id()), clock.instant().minus(Duration.ofHours(3)), 7)
                .get(place.id());
        assertThat(free.freeSlots()).isEqualTo(4);
        assertThat(free.firstSlotId()).isEqualTo(slots.get(2));
        assertThat(capacity.freeSlots(
                        List.of(place.heart().id()), clock.instant().minus(Duration.ofHours(3)), 7, 10))
                .extracting(SlotSummary::id)
                .containsExactly(slots.get(2), slots.get(3));
        assertThat(capacity.slot(slots.get(1))).map(SlotSummary::free).contains(0);
        assertThat(capacity.slot(slots.get(2))).map(SlotSummary::free).contains(2);
    }

    @Test
    void whatHasBegunIsNotBookedAndWhatWasBookedStays() {
        UUID early = Identifiers.next();
        assertThat(capacity.holdSlot(slots.get(2), early, QUARTER)).isPresent();
        move(slots.get(2), Duration.ofMinutes(-1));
        assertThat(capacity.holdSlot(slots.get(2), early, QUARTER)).isPresent();
        assertThat(capacity.book(early)).isTrue();
        assertThat(capacity.holdSlot(slots.get(2), Identifiers.next(), QUARTER)).isEmpty();
        String token = accounts.token(accounts.open(Role.INTEGRATOR, place.id(), "411203", null));
        Answer late = accounts.call(
                token,
                "POST",
                "/api/v1/capacity/slots/" + slots.get(2) + "/appointments",
                Map.of("number", "1"),
                Map.of());
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body().get("code").asString()).isEqualTo("capacity.over");
        Answer read = accounts.get(token, "/api/v1/capacity/slots/" + slots.get(2));
        assertThat(read.body().get("free").asInt()).isZero();
    }

    @Test
    void aDayIsOverWhenItsLastSlotIs() {
        slots.forEach(slot -> move(slot, Duration.ofMinutes(-10)));
        assertThat(clinics()).singleElement().satisfies(clinic -> {
            assertThat(clinic.passing(clock.instant())).isEqualTo(Passing.BEGUN);
            assertThat(clinic.free()).isZero();
        });
        slots.forEach(slot -> move(slot, Duration.ofMinutes(-40)));
        assertThat(clinics()).singleElement().satisfies(clinic -> {
            assertThat(clinic.passing(clock.instant())).isEqualTo(Passing.OVER);
            assertThat(clinic.capacity()).isEqualTo(8);
        });
    }

    private List<ClinicDay> clinics() {
        return CurrentAccess.callAs(
                place.access(Role.REFERRAL_CENTRE),
                () -> calendar.week(place.id(), Week.of(null, day)).clinics().stream()
                        .map(ClinicRow::days)
                        .flatMap(List::stream)
                        .toList());
    }

    private void move(UUID slot, Duration fromNow) {
        Instant begins = clock.instant().plus(fromNow);
        jdbc.sql("update capacity.slot set starts_at = :begins, ends_at = :ends, released_at = :begins where id = :id")
                .param("id", slot)
                .param("begins", OffsetDateTime.ofInstant(begins, ZoneOffset.UTC))
                .param("ends", OffsetDateTime.ofInstant(begins.plus(Duration.ofMinutes(30)), ZoneOffset.UTC))
                .update();
    }
}
