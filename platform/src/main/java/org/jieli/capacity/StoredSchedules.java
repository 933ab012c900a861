package org.jieli.capacity;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import java.sql.Time;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.UUID;
import org.jieli.shared.ChinaTime;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Schedules, the slots that follow from them, and beds. */
@Service
@Transactional
class StoredSchedules implements Schedules {

    private static final int WEEKS_AHEAD = 4;

    private final JdbcClient jdbc;

    StoredSchedules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Bean
    static RecurringTask<Void> slotsAhead(Schedules schedules, Clock clock) {
        return Tasks.recurring("slots-ahead", new Daily(ChinaTime.ZONE, LocalTime.of(1, 0)))
                .execute((task, context) -> {
                    LocalDate today = LocalDate.now(clock);
                    schedules.generate(today, today.plusWeeks(WEEKS_AHEAD));
                });
    }

    @Override
    public void define(Collection<Schedule> schedules) {
        for (Schedule schedule : schedules) {
            jdbc.sql("""
                            insert into capacity.schedule (id, institution_id, department_id, clinic, weekday, starts_at, slot_minutes,
                              slot_count, slot_capacity, reserved_share, release_hours, from_date, to_date)
                            values (:id, :institution, :department, :clinic, :weekday, :startsAt, :minutes, :count, :capacity, :share,
                              :releaseHours, :from, :to)
                            on conflict (department_id, clinic, weekday, starts_at, from_date) do nothing
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
                    .update();
        }
    }

    @Override
    public int generate(LocalDate from, LocalDate to) {
        return jdbc.sql("""
                        insert into capacity.slot (id, schedule_id, institution_id, department_id, clinic, starts_at, ends_at, capacity,
                          reserved, released_at)
                        select gen_random_uuid(), s.id, s.institution_id, s.department_id, s.clinic, t.starts_at,
                          t.starts_at + make_interval(mins => s.slot_minutes), s.slot_capacity,
                          ceil(s.slot_capacity * s.reserved_share)::int, t.starts_at - make_interval(hours => s.release_hours)
                        from generate_series(cast(:from as date), cast(:to as date), interval '1 day') as day
                        join capacity.schedule s on s.weekday = extract(isodow from day)
                          and s.from_date <= day and (s.to_date is null or s.to_date >= day)
                        cross join lateral generate_series(0, s.slot_count - 1) as place
                        cross join lateral (select (day::date + s.starts_at + make_interval(mins => s.slot_minutes * place))
                          at time zone 'Asia/Shanghai' as starts_at) t
                        on conflict (schedule_id, starts_at) do nothing
                        """).param("from", from).param("to", to).update();
    }

    @Override
    public void setBeds(UUID institutionId, UUID departmentId, LocalDate from, LocalDate to, int beds, int reserved) {
        jdbc.sql("""
                        insert into capacity.bed_day (department_id, day, institution_id, beds, reserved)
                        select :department, day::date, :institution, :beds, :reserved
                        from generate_series(cast(:from as date), cast(:to as date), interval '1 day') as day
                        on conflict (department_id, day) do update
                          set beds = greatest(excluded.beds, bed_day.taken_referral + bed_day.taken_open),
                              reserved = least(excluded.reserved,
                                greatest(excluded.beds, bed_day.taken_referral + bed_day.taken_open))
                        """)
                .param("department", departmentId)
                .param("institution", institutionId)
                .param("beds", beds)
                .param("reserved", reserved)
                .param("from", from)
                .param("to", to)
                .update();
    }
}
