package org.jieli.capacity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jieli.capacity.Capacity.Hold;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Takes and gives back places; every statement decides for itself, so two clients never take the same place. */
@Repository
class HoldRepository {

    private static final String EXPIRED_OF_SLOT = """
            holder_id in (select holder_id from capacity.hold where slot_id = :holder and expires_at <= :now for update skip locked)
            """;

    private final JdbcClient jdbc;

    HoldRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What became of an attempt. */
    enum Outcome {
        HELD,
        /** The holder has a hold already; nothing was changed. */
        HAS_ONE,
        /** A hold row was made but no place was free: it has to be dropped. */
        FULL,
        /** There is no such slot that has not begun, or no such bed day that is not over. */
        UNKNOWN
    }

    /** An attempt's outcome; the hold when it was made. */
    record Attempt(Outcome outcome, @Nullable Hold hold) {}

    Attempt takeSlot(UUID slotId, UUID holderId, boolean open, @Nullable Instant expiresAt, Instant now) {
        return take("""
                with held as (
                  insert into capacity.hold (holder_id, institution_id, department_id, slot_id, clinic, at, open_place, expires_at)
                  select :holder, institution_id, department_id, id, clinic, starts_at, :open, :expires
                  from capacity.slot where id = :slot and starts_at > :now
                  on conflict (holder_id) do nothing returning *),
                taken as (
                  update capacity.slot set taken_referral = taken_referral + :referral, taken_open = taken_open + 1 - :referral
                  where id = (select slot_id from held) and taken_referral + taken_open < capacity
                    and (not :open or released_at <= :now
                      or capacity - taken_referral - taken_open > greatest(0, reserved - taken_referral))
                  returning id)
                select held.*, (select count(*) from taken) as taken,
                       exists (select from capacity.hold where holder_id = :holder) as has_one
                from (select) one left join held on true
                """, slotId, null, holderId, open, expiresAt, now);
    }

    Attempt takeBed(
            UUID departmentId, LocalDate day, UUID holderId, boolean open, @Nullable Instant expiresAt, Instant now) {
        return take("""
                with held as (
                  insert into capacity.hold (holder_id, institution_id, department_id, bed_day, clinic, at, open_place, expires_at)
                  select :holder, institution_id, department_id, day, '', day::timestamp at time zone 'Asia/Shanghai', :open, :expires
                  from capacity.bed_day
                  where department_id = :slot and day = :day and day >= (cast(:now as timestamptz) at time zone 'Asia/Shanghai')::date
                  on conflict (holder_id) do nothing returning *),
                taken as (
                  update capacity.bed_day b set taken_referral = taken_referral + :referral, taken_open = taken_open + 1 - :referral
                  from held where b.department_id = held.department_id and b.day = held.bed_day
                    and taken_referral + taken_open < beds
                    and (not :open or beds - taken_referral - taken_open > greatest(0, reserved - taken_referral))
                  returning b.day)
                select held.*, (select count(*) from taken) as taken,
                       exists (select from capacity.hold where holder_id = :holder) as has_one
                from (select) one left join held on true
                """, departmentId, day, holderId, open, expiresAt, now);
    }

    private Attempt take(
            String sql,
            UUID place,
            @Nullable LocalDate day,
            UUID holderId,
            boolean open,
            @Nullable Instant expiresAt,
            Instant now) {
        return jdbc.sql(sql)
                .param("slot", place)
                .param("day", day)
                .param("holder", holderId)
                .param("open", open)
                .param("referral", open ? 0 : 1)
                .param("expires", expiresAt == null ? null : OffsetDateTime.ofInstant(expiresAt, ZoneOffset.UTC))
                .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .query((row, number) -> {
                    if (row.getInt("taken") == 1) {
                        return new Attempt(Outcome.HELD, hold(row, number));
                    }
                    if (row.getObject("holder_id") != null) {
                        return new Attempt(Outcome.FULL, null);
                    }
                    return new Attempt(row.getBoolean("has_one") ? Outcome.HAS_ONE : Outcome.UNKNOWN, null);
                })
                .single();
    }

    /** Drops the hold row of an attempt that found no place; the counters were not touched. */
    void drop(UUID holderId) {
        jdbc.sql("delete from capacity.hold where holder_id = :holder")
                .param("holder", holderId)
                .update();
    }

    Optional<Hold> find(UUID holderId) {
        return jdbc.sql("select * from capacity.hold where holder_id = :holder")
                .param("holder", holderId)
                .query(HoldRepository::hold)
                .optional();
    }

    boolean book(UUID holderId, Instant now) {
        return jdbc.sql("""
                                update capacity.hold set expires_at = null
                                where holder_id = :holder and (expires_at is null or expires_at > :now)
                                """)
                        .param("holder", holderId)
                        .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Gives back the holder's place; the deleted row decides who gives it back when two try. */
    boolean release(UUID holderId) {
        return giveBack("holder_id = :holder", holderId, null) > 0;
    }

    /**
     * Gives back all places whose hold has expired; one that somebody is working on waits for the next time. Always first the hold,
     * then its places in the order of their keys: so no two ever wait for each other.
     */
    int releaseExpired(Instant now) {
        UUID[] due = jdbc.sql("select holder_id from capacity.hold where expires_at <= :now for update skip locked")
                .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .query(UUID.class)
                .list()
                .toArray(UUID[]::new);
        if (due.length == 0) {
            return 0;
        }
        lockPlaces(due, null, null, null);
        return giveBack("holder_id = any (:holder)", due, null);
    }

    /** Gives back the expired places of one slot. */
    int releaseExpired(UUID slotId, Instant now) {
        return giveBack(EXPIRED_OF_SLOT, slotId, now);
    }

    /** Before a holder changes places: his hold first, then the old and the new place. False when he has none any more. */
    boolean lockForChange(
            UUID holderId, @Nullable UUID newSlot, @Nullable UUID newDepartment, @Nullable LocalDate newDay) {
        boolean has = jdbc.sql("select 1 from capacity.hold where holder_id = :holder for update")
                .param("holder", holderId)
                .query(Integer.class)
                .optional()
                .isPresent();
        if (has) {
            lockPlaces(new UUID[] {holderId}, newSlot, newDepartment, newDay);
        }
        return has;
    }

    private void lockPlaces(UUID[] holders, @Nullable UUID slot, @Nullable UUID department, @Nullable LocalDate day) {
        jdbc.sql("""
                with held as (select slot_id, department_id, bed_day from capacity.hold where holder_id = any (:holders)),
                slots as materialized (
                  select id from capacity.slot where id in (select slot_id from held union all select :slot::uuid)
                  order by id for update),
                beds as materialized (
                  select day from capacity.bed_day
                  where (department_id, day) in (
                    select department_id, bed_day from held union all select :department::uuid, :day::date)
                  order by department_id, day for update)
                select (select count(*) from slots) + (select count(*) from beds)
                """)
                .param("holders", holders)
                .param("slot", slot)
                .param("department", department)
                .param("day", day)
                .query(Long.class)
                .single();
    }

    private int giveBack(String which, Object id, @Nullable Instant now) {
        return jdbc.sql("with gone as (delete from capacity.hold where " + which + """
                         returning slot_id, department_id, bed_day, open_place),
                        slots as (
                          update capacity.slot s set taken_referral = taken_referral - g.referral, taken_open = taken_open - g.open
                          from (select slot_id, count(*) filter (where not open_place) as referral,
                                  count(*) filter (where open_place) as open
                                from gone where slot_id is not null group by slot_id) g
                          where s.id = g.slot_id),
                        beds as (
                          update capacity.bed_day b set taken_referral = taken_referral - g.referral, taken_open = taken_open - g.open
                          from (select department_id, bed_day, count(*) filter (where not open_place) as referral,
                                  count(*) filter (where open_place) as open
                                from gone where bed_day is not null group by department_id, bed_day) g
                          where b.department_id = g.department_id and b.day = g.bed_day)
                        select count(*)::int from gone
                        """)
                .param("holder", id)
                .param("now", now == null ? null : OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    private static Hold hold(ResultSet row, int number) throws SQLException {
        OffsetDateTime expires = row.getObject("expires_at", OffsetDateTime.class);
        return new Hold(
                row.getObject("holder_id", UUID.class),
                row.getObject("institution_id", UUID.class),
                row.getObject("department_id", UUID.class),
                row.getObject("slot_id", UUID.class),
                row.getString("clinic"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("slot_id", UUID.class) == null,
                expires == null ? null : expires.toInstant());
    }
}
