package org.jieli.capacity;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.jieli.shared.ChinaTime;

/**
 * A slot as the institution that offers it sees it.
 *
 * @param kept free places that only a referral may take now
 * @param free places that can still be taken; none once it has begun
 * @param releasedAt from then on unused reserved places are everybody's
 */
record DaySlot(
        UUID id,
        UUID departmentId,
        String clinic,
        Instant startsAt,
        Instant endsAt,
        int capacity,
        int reserved,
        Instant releasedAt,
        int takenReferral,
        int takenOpen,
        int kept,
        int free) {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    boolean isReleased(Instant now) {
        return !releasedAt.isAfter(now);
    }

    Passing passing(Instant now) {
        return Passing.of(startsAt, endsAt, now);
    }

    String releasedAtText() {
        return MINUTE.format(ChinaTime.dateTime(releasedAt));
    }

    LocalDate day() {
        return ChinaTime.date(startsAt);
    }

    LocalTime from() {
        return ChinaTime.dateTime(startsAt).toLocalTime();
    }

    LocalTime to() {
        return ChinaTime.dateTime(endsAt).toLocalTime();
    }
}
