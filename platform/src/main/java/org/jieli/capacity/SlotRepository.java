package org.jieli.capacity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jieli.shared.ChinaTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads slots and beds. */
@Repository
class SlotRepository {

    /** Places that can still be taken: none once the slot has begun. */
    static final String FREE = "case when starts_at > :now then capacity - taken_referral - taken_open else 0 end";

    private static final String SLOT =
            "select id, institution_id, department_id, clinic, starts_at, ends_at, capacity, reserved, " + FREE
                    + " as free from capacity.slot ";

    private final JdbcClient jdbc;
    private final Clock clock;

    SlotRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<Availability> availability(Collection<UUID> departments, Instant from, Instant until) {
        LocalDate day = ChinaTime.date(from);
        return jdbc.sql("""
                        with slots as (
                          select institution_id, sum(capacity - taken_referral - taken_open)::int as free,
                            min(starts_at) as first_at, (array_agg(id order by starts_at))[1] as first_id
                          from capacity.slot
                          where department_id = any (:departments) and starts_at >= :from and starts_at > :now and starts_at < :until
                            and taken_referral + taken_open < capacity
                          group by institution_id),
                        beds as (
                          select institution_id, sum(beds - taken_referral - taken_open)::int as free
                          from capacity.bed_day where department_id = any (:departments) and day = :day
                          group by institution_id)
                        select coalesce(s.institution_id, b.institution_id) as institution_id, coalesce(s.free, 0) as free_slots,
                          s.first_id, s.first_at, coalesce(b.free, 0) as free_beds
                        from slots s full join beds b on b.institution_id = s.institution_id
                        """)
                .param("departments", departments.toArray(UUID[]::new))
                .param("from", utc(from))
                .param("until", utc(until))
                .param("now", utc(clock.instant()))
                .param("day", day)
                .query((row, number) -> {
                    OffsetDateTime first = row.getObject("first_at", OffsetDateTime.class);
                    return new Availability(
                            row.getObject("institution_id", UUID.class),
                            row.getInt("free_slots"),
                            row.getObject("first_id", UUID.class),
                            first == null ? null : first.toInstant(),
                            row.getInt("free_beds"));
                })
                .list();
    }

    List<SlotSummary> free(Collection<UUID> departments, Instant from, Instant until, int limit) {
        return jdbc.sql(SLOT + """
                        where department_id = any (:departments) and starts_at >= :from and starts_at > :now and starts_at < :until
                          and taken_referral + taken_open < capacity
                        order by starts_at, id limit :limit
                        """)
                .param("departments", departments.toArray(UUID[]::new))
                .param("from", utc(from))
                .param("until", utc(until))
                .param("now", utc(clock.instant()))
                .param("limit", limit)
                .query(SlotRepository::slot)
                .list();
    }

    /** Read on by key: the slots after that one. */
    List<SlotSummary> freeAfter(UUID department, Instant from, Instant until, @Nullable UUID after, int limit) {
        return jdbc.sql(SLOT + """
                        where department_id = :department and starts_at >= :from and starts_at > :now and starts_at < :until
                          and taken_referral + taken_open < capacity
                          and (:after::uuid is null or (starts_at, id) >
                            (select a.starts_at, a.id from capacity.slot a where a.id = :after))
                        order by starts_at, id limit :limit
                        """)
                .param("department", department)
                .param("from", utc(from))
                .param("until", utc(until))
                .param("now", utc(clock.instant()))
                .param("after", after)
                .param("limit", limit)
                .query(SlotRepository::slot)
                .list();
    }

    Optional<SlotSummary> find(UUID id) {
        return jdbc.sql(SLOT + "where id = :id")
                .param("id", id)
                .param("now", utc(clock.instant()))
                .query(SlotRepository::slot)
                .optional();
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static SlotSummary slot(ResultSet row, int number) throws SQLException {
        return new SlotSummary(
                row.getObject("id", UUID.class),
                row.getObject("institution_id", UUID.class),
                row.getObject("department_id", UUID.class),
                row.getString("clinic"),
                row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                row.getObject("ends_at", OffsetDateTime.class).toInstant(),
                row.getInt("capacity"),
                row.getInt("reserved"),
                row.getInt("free"));
    }
}
