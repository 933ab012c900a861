package org.jieli.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jieli.JieliTest;
import org.jieli.shared.Identifiers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The reserve is a share of the day, spread over its slots. */
@JieliTest
class ReservedShareTests {

    @Autowired
    Schedules schedules;

    @Autowired
    ScheduleRepository repository;

    @Autowired
    CalendarRepository calendar;

    @Autowired
    Clock clock;

    private final UUID institution = Identifiers.next();

    @ParameterizedTest
    @CsvSource({
        "6, 1, 0.3, 010010",
        "6, 1, 0.333, 010010",
        "6, 1, 0.5, 101010",
        "6, 1, 0.05, 001000",
        "6, 1, 0, 000000",
        "6, 1, 1, 111111",
        "6, 5, 0.3, 212121",
        "4, 2, 0.5, 1111",
        "1, 3, 0.4, 1",
        "3, 2, 1, 222",
        "5, 4, 0.9, 43434"
    })
    void theReserveOfTheDayIsSpreadOverItsSlots(int slots, int places, BigDecimal share, String expected) {
        LocalDate day = LocalDate.now(clock).plusDays(2);
        schedules.define(List.of(schedule(day, slots, places, share)));
        schedules.generate(day, day);
        assertThat(reserved(day)).isEqualTo(expected);
    }

    @Test
    void aChangedShareIsSpreadTheSameWay() {
        LocalDate day = LocalDate.now(clock).plusDays(2);
        Schedule schedule = schedule(day, 6, 1, BigDecimal.ZERO);
        schedules.define(List.of(schedule));
        schedules.generate(day, day);
        assertThat(repository.change(schedule.id(), 1, new BigDecimal("0.3"), 0, null))
                .isTrue();
        repository.fitComingSlots(schedule.id(), clock.instant());
        assertThat(reserved(day)).isEqualTo("010010");
    }

    private String reserved(LocalDate day) {
        return calendar.slots(institution, day, day.plusDays(1)).stream()
                .map(slot -> Integer.toString(slot.reserved()))
                .collect(java.util.stream.Collectors.joining());
    }

    private Schedule schedule(LocalDate day, int slots, int places, BigDecimal share) {
        return new Schedule(
                Identifiers.next(),
                institution,
                Identifiers.next(),
                "专家门诊",
                DayOfWeek.from(day),
                LocalTime.of(8, 30),
                20,
                slots,
                places,
                share,
                0,
                day,
                null);
    }
}
