package org.jieli.capacity;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes schedules. */
@Repository
class ScheduleRepository {

    private final JdbcClient jdbc;

    ScheduleRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when the same clinic is open at that time already. */
    boolean add(Schedule schedule) {
        return jdbc.sql("""
                        insert into capacity.schedule (id, institution_id, department_id, clinic, weekday, starts_at, slot_minutes,
                          slot_count, slot_capacity, reserved_share, release_hours, from_date, to_date)
                        values (:id, :institution, :department, :clinic, :weekday, :startsAt, :minutes, :count, :capacity, :share,
                          :releaseHours, :from, :to)
                        on conflict do nothing
                        """)
                        .param("id", schedule.id())
                        .param("institution", schedule.institutionId())
                        .param("department", schedule.departmentId())
                        .param("clinic", schedule.clinic())
                        .param("weekday", schedule.weekday().getValue())
                        .param("startsAt", Time.valueOf(schedule.startsAt()))
                        .param("minutes", schedule.slotMinutes())
                        .param("count", schedule.slotCount())
                        .param("capacity", schedule.slotCapacity())
                        .param("share", schedule.reservedShare())
                        .param("releaseHours", schedule.releaseHours())
                        .param("from", schedule.from())
                        .param("to", schedule.to())
                        .update()
                == 1;
    }

    /** False when somebody changed it since that version. */
    boolean change(UUID id, int version, BigDecimal share, int releaseHours, @Nullable LocalDate to) {
        return jdbc.sql("""
                        update capacity.schedule set reserved_share = :share, release_hours = :hours, to_date = :to, version = version + 1
                        where id = :id and version = :version
                        """)
                        .param("id", id)
                        .param("version", version)
                        .param("share", share)
                        .param("hours", releaseHours)
                        .param("to", to)
                        .update()
                == 1;
    }

    /** Makes the schedule's coming slots what it now says; after its end nothing more can be taken, what is taken stays. */
    void fitComingSlots(UUID id, Instant now) {
        jdbc.sql("""
                with fitted as (
                  select t.id, s.release_hours,
                    capacity.reserved_in_slot(s.reserved_share, s.slot_count, s.slot_capacity,
                      (extract(epoch from (t.starts_at at time zone 'Asia/Shanghai')::time - s.starts_at) / 60)::int / s.slot_minutes)
                      as reserved,
                    case when s.to_date is null or (t.starts_at at time zone 'Asia/Shanghai')::date <= s.to_date
                      then greatest(s.slot_capacity, t.taken_referral + t.taken_open) else t.taken_referral + t.taken_open end as capacity
                  from capacity.slot t join capacity.schedule s on s.id = t.schedule_id
                  where t.schedule_id = :id and t.starts_at > :now order by t.id for update of t)
                update capacity.slot t set capacity = f.capacity, reserved = least(f.capacity, f.reserved),
                  released_at = t.starts_at - make_interval(hours => f.release_hours)
                from fitted f where t.id = f.id
                """)
                .param("id", id)
                .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .update();
    }

    Optional<StoredSchedule> find(UUID id) {
        return jdbc.sql("select * from capacity.schedule where id = :id")
                .param("id", id)
                .query(ScheduleRepository::schedule)
                .optional();
    }

    /** Monday's first; ended ones are left out unless asked for. */
    List<StoredSchedule> list(ScheduleFilter filter, int limit) {
        return jdbc.sql("""
                        select * from capacity.schedule
                        where institution_id = :institution and (:department::uuid is null or department_id = :department)
                          and (:running::date is null or to_date is null or to_date >= :running)
                          and (:after::uuid is null or (weekday, starts_at, id) >
                            (select a.weekday, a.starts_at, a.id from capacity.schedule a where a.id = :after))
                        order by weekday, starts_at, id limit :limit
                        """)
                .param("institution", filter.institutionId())
                .param("department", filter.departmentId())
                .param("running", filter.running())
                .param("after", filter.after())
                .param("limit", limit)
                .query(ScheduleRepository::schedule)
                .list();
    }

    /** Those of the same clinic, weekday and department whose time overlaps on some day. */
    List<Schedule> overlapping(Schedule wanted) {
        return jdbc.sql("""
                        select * from capacity.schedule
                        where department_id = :department and clinic = :clinic and weekday = :weekday
                          and daterange(from_date, to_date, '[]') && daterange(:from::date, :to::date, '[]')
                          and int4range((extract(epoch from starts_at) / 60)::int,
                            (extract(epoch from starts_at) / 60)::int + slot_minutes * slot_count) && int4range(:start, :end)
                        """)
                .param("department", wanted.departmentId())
                .param("clinic", wanted.clinic())
                .param("weekday", wanted.weekday().getValue())
                .param("from", wanted.from())
                .param("to", wanted.to())
                .param("start", wanted.startMinute())
                .param("end", wanted.endMinute())
                .query((row, number) -> schedule(row, number).schedule())
                .list();
    }

    private static StoredSchedule schedule(ResultSet row, int number) throws SQLException {
        return new StoredSchedule(
                new Schedule(
                        row.getObject("id", UUID.class),
                        row.getObject("institution_id", UUID.class),
                        row.getObject("department_id", UUID.class),
                        row.getString("clinic"),
                        DayOfWeek.of(row.getInt("weekday")),
                        row.getTime("starts_at").toLocalTime(),
                        row.getInt("slot_minutes"),
                        row.getInt("slot_count"),
                        row.getInt("slot_capacity"),
                        row.getBigDecimal("reserved_share"),
                        row.getInt("release_hours"),
                        row.getObject("from_date", LocalDate.class),
                        row.getObject("to_date", LocalDate.class)),
                row.getInt("version"));
    }
}
