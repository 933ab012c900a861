package org.jieli.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Entries and seals in the database. */
@Repository
class AuditRepository {

    private static final String ENTRY = """
            select id, at, account_id, person_name, institution_id, division, role, action, resident_id, subject_type, subject_id,
                   details::text as details, remote_address
            from audit.entry
            """;

    private static final String ROW =
            "(cast(:account# as uuid), :name#, cast(:institution# as uuid), :division#, :role#, :action#, cast(:resident# as uuid), "
                    + ":type#, cast(:subject# as uuid), cast(:details# as jsonb), :remote#)";

    private final JdbcClient jdbc;

    AuditRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes all entries with one statement. */
    void insert(List<Act> acts) {
        String rows = IntStream.range(0, acts.size())
                .mapToObj(i -> ROW.replace("#", Integer.toString(i)))
                .collect(Collectors.joining(", "));
        JdbcClient.StatementSpec statement = jdbc.sql("""
                insert into audit.entry (account_id, person_name, institution_id, division, role, action, resident_id, subject_type,
                  subject_id, details, remote_address)
                values\s""" + rows);
        for (int i = 0; i < acts.size(); i++) {
            Act act = acts.get(i);
            statement = statement
                    .param("account" + i, act.by().accountId())
                    .param("name" + i, act.by().personName())
                    .param("institution" + i, act.by().institutionId())
                    .param("division" + i, act.by().division())
                    .param("role" + i, act.by().role().name())
                    .param("action" + i, act.action())
                    .param("resident" + i, act.residentId())
                    .param("type" + i, act.subjectType())
                    .param("subject" + i, act.subjectId())
                    .param("details" + i, act.details())
                    .param("remote" + i, act.remoteAddress());
        }
        statement.update();
    }

    /** Entries the asker may see, newest first; only the filters that are set are part of the statement, so that indexes serve them. */
    List<AuditEntry> find(AuditFilter filter, int limit) {
        Map<String, Object> values = new LinkedHashMap<>();
        return jdbc.sql(ENTRY + "where " + String.join(" and ", conditions(filter, values))
                        + " order by id desc limit :limit")
                .params(values)
                .param("limit", limit)
                .query(AuditRepository::entry)
                .list();
    }

    /** Newest first, without the acts of the person himself and of no account. */
    List<AuditEntry> byOthers(UUID residentId, @Nullable Long before, int limit) {
        return jdbc.sql(ENTRY + """
                        where id in (select id from audit.entry where resident_id = :resident
                                     union all select entry_id from audit.shown where resident_id = :resident)
                          and account_id is not null and role <> 'RESIDENT'
                          and (cast(:before as bigint) is null or id < :before)
                        order by id desc limit :limit
                        """)
                .param("resident", residentId)
                .param("before", before)
                .param("limit", limit)
                .query(AuditRepository::entry)
                .list();
    }

    /** Jumps from one action to the next on the index instead of reading every entry. */
    List<String> actions() {
        return jdbc.sql("""
                        with recursive each (action) as (
                          select min(action) from audit.entry
                          union all
                          select (select min(e.action) from audit.entry e where e.action > each.action) from each where each.action is not null)
                        select action from each where action is not null
                        """).query(String.class).list();
    }

    private static List<String> conditions(AuditFilter filter, Map<String, Object> values) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        if (filter.residentId() != null) {
            conditions.add("id in (select id from audit.entry where resident_id = :resident"
                    + " union all select entry_id from audit.shown where resident_id = :resident)");
            values.put("resident", filter.residentId());
        }
        if (filter.accounts() != null) {
            conditions.add(
                    "(account_id = any (:accounts) or subject_type = 'account' and subject_id = any (:accounts))");
            values.put("accounts", filter.accounts().toArray(UUID[]::new));
        }
        if (filter.action() != null) {
            conditions.add("action = :action");
            values.put("action", filter.action());
        }
        // Identifiers and times are drawn one after the other, so the first identifiers of a period are found by time
        // with some slack.
        if (filter.from() != null) {
            conditions.add("at >= :from and id >= coalesce((select id from audit.entry"
                    + " where at >= cast(:from as timestamptz) - interval '1 minute' order by at limit 1), 0)");
            values.put("from", OffsetDateTime.ofInstant(filter.from(), ZoneOffset.UTC));
        }
        if (filter.until() != null) {
            conditions.add(
                    "at < :until and id <= coalesce((select id from audit.entry"
                            + " where at >= cast(:until as timestamptz) + interval '1 minute' order by at limit 1), 9223372036854775807)");
            values.put("until", OffsetDateTime.ofInstant(filter.until(), ZoneOffset.UTC));
        }
        if (filter.before() != null) {
            conditions.add("id < :before");
            values.put("before", filter.before());
        }
        if (filter.within() != null && !filter.within().isEmpty()) {
            conditions.add("division like :within");
            values.put("within", filter.within() + "%");
        }
        return conditions;
    }

    /** The entries of the transactions from the first up to, not including, the second, in the order of sealing. */
    List<AuditEntry> between(String fromTransaction, String toTransaction) {
        return jdbc.sql(ENTRY + """
                        where transaction >= cast(:from as xid8) and transaction < cast(:to as xid8)
                        order by transaction, id
                        """)
                .param("from", fromTransaction)
                .param("to", toTransaction)
                .query(AuditRepository::entry)
                .list();
    }

    /** All transactions below this one have ended. */
    String horizon() {
        return jdbc.sql("select pg_snapshot_xmin(pg_current_snapshot())::text")
                .query(String.class)
                .single();
    }

    /** Takes the sealer's lock for this transaction; false when another node holds it. */
    boolean lockSealer() {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtext('audit.seal'))")
                .query(Boolean.class)
                .single();
    }

    Optional<Seal> lastSeal() {
        return jdbc.sql("select * from audit.seal order by number desc limit 1")
                .query(AuditRepository::seal)
                .optional();
    }

    Stream<Seal> seals() {
        return jdbc.sql("select * from audit.seal order by number").query(AuditRepository::seal).stream();
    }

    void insert(Seal seal) {
        jdbc.sql("""
                        insert into audit.seal (number, from_transaction, to_transaction, entry_count, digests, hash)
                        values (:number, cast(:from as xid8), cast(:to as xid8), :count, :digests, :hash)
                        """)
                .param("number", seal.number())
                .param("from", seal.fromTransaction())
                .param("to", seal.toTransaction())
                .param("count", seal.entryCount())
                .param("digests", seal.digests())
                .param("hash", seal.hash())
                .update();
    }

    private static Seal seal(ResultSet row, int number) throws SQLException {
        return new Seal(
                row.getLong("number"),
                row.getString("from_transaction"),
                row.getString("to_transaction"),
                row.getInt("entry_count"),
                row.getBytes("digests"),
                row.getBytes("hash"));
    }

    private static AuditEntry entry(ResultSet row, int number) throws SQLException {
        return new AuditEntry(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("account_id", UUID.class),
                row.getString("person_name"),
                row.getObject("institution_id", UUID.class),
                row.getString("division"),
                row.getString("role"),
                row.getString("action"),
                row.getObject("resident_id", UUID.class),
                row.getString("subject_type"),
                row.getObject("subject_id", UUID.class),
                row.getString("details"),
                row.getString("remote_address"));
    }
}
