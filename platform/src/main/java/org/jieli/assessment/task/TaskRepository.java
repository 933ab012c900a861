package org.jieli.assessment.task;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jieli.assessment.form.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tasks in the database. */
@Repository
class TaskRepository {

    private final JdbcClient jdbc;

    TaskRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Task> find(UUID id) {
        return jdbc.sql("select * from assessment.task where id = :id")
                .param("id", id)
                .query(TaskRepository::task)
                .optional();
    }

    /** The tasks that ask units of a division or around it, the latest period first. */
    List<Task> around(String division) {
        return jdbc.sql("""
                select * from assessment.task
                where starts_with(:division, division) or starts_with(division, :division)
                order by period_from desc, opens desc
                """)
                .param("division", division)
                .query(TaskRepository::task)
                .list();
    }

    void insert(Task task) {
        jdbc.sql("""
                insert into assessment.task
                  (id, name, edition, division, period_from, period_to, working_days, opens, closes, previous_task_id)
                values (:id, :name, :edition, :division, :from, :to, :working, :opens, :closes, :previous)
                """)
                .param("id", task.id())
                .param("name", task.name())
                .param("edition", task.edition())
                .param("division", task.division())
                .param("from", task.period().from())
                .param("to", task.period().to())
                .param("working", task.period().workingDays())
                .param("opens", utc(task.opens()))
                .param("closes", utc(task.closes()))
                .param("previous", task.previous())
                .update();
    }

    /** False when somebody else changed it meanwhile. */
    boolean changeTimes(UUID id, Instant opens, Instant closes, int version) {
        return jdbc.sql("""
                        update assessment.task set opens = :opens, closes = :closes, version = version + 1
                        where id = :id and version = :version and published_at is null
                        """)
                        .param("id", id)
                        .param("opens", utc(opens))
                        .param("closes", utc(closes))
                        .param("version", version)
                        .update()
                == 1;
    }

    void namePilotCities(UUID id, Collection<String> cities) {
        jdbc.sql("update assessment.task set pilot_cities = :cities, version = version + 1 where id = :id")
                .param("id", id)
                .param("cities", cities.toArray(String[]::new))
                .update();
    }

    /** The tasks that have begun and are not published. */
    List<Task> underWay(Instant at) {
        return jdbc.sql("select * from assessment.task where opens <= :at and published_at is null order by closes")
                .param("at", utc(at))
                .query(TaskRepository::task)
                .list();
    }

    boolean publish(UUID id, Instant at) {
        return jdbc.sql("""
                        update assessment.task set published_at = :at, version = version + 1
                        where id = :id and published_at is null
                        """).param("id", id).param("at", utc(at)).update() == 1;
    }

    Optional<UUID> chosen(UUID account) {
        return jdbc.sql("select task_id from assessment.chosen_task where account_id = :account")
                .param("account", account)
                .query(UUID.class)
                .optional();
    }

    void choose(UUID account, UUID task) {
        jdbc.sql("""
                insert into assessment.chosen_task (account_id, task_id) values (:account, :task)
                on conflict (account_id) do update set task_id = excluded.task_id
                """).param("account", account).param("task", task).update();
    }

    private static Task task(ResultSet row, int number) throws SQLException {
        return new Task(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("edition"),
                row.getString("division"),
                new Period(
                        row.getObject("period_from", LocalDate.class),
                        row.getObject("period_to", LocalDate.class),
                        row.getInt("working_days")),
                row.getObject("opens", OffsetDateTime.class).toInstant(),
                row.getObject("closes", OffsetDateTime.class).toInstant(),
                row.getObject("previous_task_id", UUID.class),
                instant(row.getObject("published_at", OffsetDateTime.class)),
                Set.of((String[]) row.getArray("pilot_cities").getArray()),
                row.getInt("version"));
    }

    static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
