package org.jieli.capacity;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.UUID;
import org.jieli.shared.ChinaTime;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Schedules, the slots that follow from them, and beds. */
@Service
@Transactional
class StoredSchedules implements Schedules {

    static final int WEEKS_AHEAD = 4;

    private final JdbcClient jdbc;
    private final ScheduleRepository repository;

    StoredSchedules(JdbcClient jdbc, ScheduleRepository repository) {
        this.jdbc = jdbc;
        this.repository = repository;
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
        schedules.forEach(repository::add);
    }

    @Override
    public int generate(LocalDate from, LocalDate to) {
        return generate(null, from, to);
    }

    /** The slots of one schedule, or of all when it is null. */
    int generate(@Nullable UUID scheduleId, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                        insert into capacity.slot (id, schedule_id, institution_id, department_id, clinic, starts_at, ends_at, capacity,
                          reserved, released_at)
                        select gen_random_uuid(), s.id, s.institution_id, s.department_id, s.clinic, t.starts_at,
                          t.starts_at + make_interval(mins => s.slot_minutes), s.slot_capacity,
                          capacity.reserved_in_slot(s.reserved_share, s.slot_count, s.slot_capacity, place), t.starts_at - make_interval(hours => s.release_hours)
                        from generate_series(cast(:from as date), cast(:to as date), interval '1 day') as day
                        join capacity.schedule s on s.weekday = extract(isodow from day)
                          and s.from_date <= day and (s.to_date is null or s.to_date >= day)
                          and (:schedule::uuid is null or s.id = :schedule)
                        cross join lateral generate_series(0, s.slot_count - 1) as place
                        cross join lateral (select (day::date + s.starts_at + make_interval(mins => s.slot_minutes * place))
                          at time zone 'Asia/Shanghai' as starts_at) t
                        on conflict (schedule_id, starts_at) do nothing
                        """)
                .param("schedule", scheduleId)
                .param("from", from)
                .param("to", to)
                .update();
    }

    @Override
    public void setBeds(UUID institutionId, UUID departmentId, LocalDate from, LocalDate to, int beds, int reserved) {
        jdbc.sql("""
                        insert into capacity.bed_day (department_id, day, institution_id, beds, reserved)
                        select :department, day::date, :institution, :beds, :reserved
                        from generate_series(cast(:from as date), cast(:to as date), interval '1 day') as day
                        on conflict (department_id, day) do update
                          set version = bed_day.version + 1, beds = greatest(excluded.beds, bed_day.taken_referral + bed_day.taken_open),
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
