package org.jieli.capacity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes beds by department and day. */
@Repository
class BedRepository {

    private static final String BED_DAY = """
            select department_id, day, beds, reserved, taken_referral + taken_open as taken, taken_referral, version
            from capacity.bed_day
            """;

    private final JdbcClient jdbc;

    BedRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<BedDay> list(UUID institutionId, LocalDate from, LocalDate until) {
        return jdbc.sql(BED_DAY + """
                        where institution_id = :institution and day >= :from and day < :until order by department_id, day
                        """)
                .param("institution", institutionId)
                .param("from", from)
                .param("until", until)
                .query(BedRepository::bedDay)
                .list();
    }

    Optional<BedDay> find(UUID departmentId, LocalDate day) {
        return jdbc.sql(BED_DAY + "where department_id = :department and day = :day")
                .param("department", departmentId)
                .param("day", day)
                .query(BedRepository::bedDay)
                .optional();
    }

    /** Writes the beds of a range of days; a day on which more are taken stays as it is. Answers how many days were written. */
    int set(UUID institutionId, UUID departmentId, LocalDate from, LocalDate to, int beds, int reserved) {
        return jdbc.sql("""
                        insert into capacity.bed_day (department_id, day, institution_id, beds, reserved)
                        select :department, day::date, :institution, :beds, :reserved
                        from generate_series(cast(:from as date), cast(:to as date), interval '1 day') as day
                        on conflict (department_id, day) do update
                          set beds = excluded.beds, reserved = excluded.reserved, version = bed_day.version + 1
                          where bed_day.taken_referral + bed_day.taken_open <= excluded.beds
                        """)
                .param("department", departmentId)
                .param("institution", institutionId)
                .param("beds", beds)
                .param("reserved", reserved)
                .param("from", from)
                .param("to", to)
                .update();
    }

    /** Writes a day that is still at that version and has no more taken. */
    boolean change(UUID departmentId, LocalDate day, int version, int beds, int reserved) {
        return jdbc.sql("""
                        update capacity.bed_day set beds = :beds, reserved = :reserved, version = version + 1
                        where department_id = :department and day = :day and version = :version
                          and taken_referral + taken_open <= :beds
                        """)
                        .param("department", departmentId)
                        .param("day", day)
                        .param("version", version)
                        .param("beds", beds)
                        .param("reserved", reserved)
                        .update()
                == 1;
    }

    /** False when the day has beds already. */
    boolean add(UUID institutionId, UUID departmentId, LocalDate day, int beds, int reserved) {
        return jdbc.sql("""
                        insert into capacity.bed_day (department_id, day, institution_id, beds, reserved)
                        values (:department, :day, :institution, :beds, :reserved) on conflict do nothing
                        """)
                        .param("department", departmentId)
                        .param("day", day)
                        .param("institution", institutionId)
                        .param("beds", beds)
                        .param("reserved", reserved)
                        .update()
                == 1;
    }

    /** The first day of the range on which more than that are taken. */
    Optional<BedDay> tooFew(UUID departmentId, LocalDate from, LocalDate to, int beds) {
        return jdbc.sql(BED_DAY + """
                        where department_id = :department and day between :from and :to
                          and taken_referral + taken_open > :beds order by day limit 1
                        """)
                .param("department", departmentId)
                .param("from", from)
                .param("to", to)
                .param("beds", beds)
                .query(BedRepository::bedDay)
                .optional();
    }

    private static BedDay bedDay(ResultSet row, int number) throws SQLException {
        return new BedDay(
                row.getObject("department_id", UUID.class),
                row.getObject("day", LocalDate.class),
                row.getInt("beds"),
                row.getInt("reserved"),
                row.getInt("taken"),
                row.getInt("taken_referral"),
                row.getInt("version"));
    }
}
