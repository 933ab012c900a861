package org.jieli.capacity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jieli.shared.ChinaTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads an institution's slots as its calendar shows them. */
@Repository
class CalendarRepository {

    /** Free places that only a referral may take: the reserve that referrals have not used, until it is released. */
    private static final String KEPT = """
            case when released_at <= :now then 0
              else least(capacity - taken_referral - taken_open, greatest(0, reserved - taken_referral)) end""";

    private static final String DAY_SLOT =
            """
            select id, department_id, clinic, starts_at, ends_at, capacity, reserved, released_at, taken_referral, taken_open,
            """ + KEPT + " as kept, " + SlotRepository.FREE + " as free from capacity.slot ";

    private final JdbcClient jdbc;
    private final Clock clock;

    CalendarRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<ClinicDay> clinicDays(UUID institutionId, LocalDate from, LocalDate until) {
        return jdbc.sql("select department_id, clinic, (starts_at at time zone 'Asia/Shanghai')::date as day,"
                        + " sum(capacity)::int as capacity, sum(taken_referral + taken_open)::int as taken, sum("
                        + KEPT + ")::int as kept, sum(" + SlotRepository.FREE + """
                        )::int as free, max(starts_at) as last_starts_at, max(ends_at) as ends_at
                        from capacity.slot
                        where institution_id = :institution and starts_at >= :from and starts_at < :until and capacity > 0
                        group by department_id, clinic, day order by department_id, clinic, day
                        """)
                .param("institution", institutionId)
                .param("from", utc(ChinaTime.startOf(from)))
                .param("until", utc(ChinaTime.startOf(until)))
                .param("now", utc(clock.instant()))
                .query(CalendarRepository::clinicDay)
                .list();
    }

    /** The slots from a day until another, earliest first. */
    List<DaySlot> slots(UUID institutionId, LocalDate from, LocalDate until) {
        return jdbc.sql(DAY_SLOT + """
                        where institution_id = :institution and starts_at >= :from and starts_at < :until and capacity > 0
                        order by starts_at, clinic, id
                        """)
                .param("institution", institutionId)
                .param("from", utc(ChinaTime.startOf(from)))
                .param("until", utc(ChinaTime.startOf(until)))
                .param("now", utc(clock.instant()))
                .query(CalendarRepository::slot)
                .list();
    }

    /** A slot of that institution. */
    Optional<DaySlot> slot(UUID institutionId, UUID id) {
        return jdbc.sql(DAY_SLOT + "where id = :id and institution_id = :institution")
                .param("id", id)
                .param("institution", institutionId)
                .param("now", utc(clock.instant()))
                .query(CalendarRepository::slot)
                .optional();
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static ClinicDay clinicDay(ResultSet row, int number) throws SQLException {
        return new ClinicDay(
                row.getObject("department_id", UUID.class),
                row.getString("clinic"),
                row.getObject("day", LocalDate.class),
                row.getInt("capacity"),
                row.getInt("taken"),
                row.getInt("kept"),
                row.getInt("free"),
                instant(row, "last_starts_at"),
                instant(row, "ends_at"));
    }

    private static DaySlot slot(ResultSet row, int number) throws SQLException {
        return new DaySlot(
                row.getObject("id", UUID.class),
                row.getObject("department_id", UUID.class),
                row.getString("clinic"),
                instant(row, "starts_at"),
                instant(row, "ends_at"),
                row.getInt("capacity"),
                row.getInt("reserved"),
                instant(row, "released_at"),
                row.getInt("taken_referral"),
                row.getInt("taken_open"),
                row.getInt("kept"),
                row.getInt("free"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
