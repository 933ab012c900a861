package org.jieli.insurance.parameter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jieli.insurance.Scheme;
import org.jieli.insurance.rules.BenefitRules;
import org.jieli.insurance.rules.RuleSet;
import org.jieli.shared.Confidence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Versions of the benefit rules. */
@Repository
class RuleSetRepository {

    private static final String COLUMNS = """
            id, region, scheme, year, version, name, lower(valid) as valid_from, upper(valid) - 1 as valid_to, source, confidence, state,
            rules, revision, changed_at, changed_by, issued_at
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    RuleSetRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    List<StoredRuleSet> issued() {
        return jdbc.sql("select " + COLUMNS
                        + " from insurance.rule_set where state = 'ISSUED' order by region, scheme, valid")
                .query(this::stored)
                .list();
    }

    Optional<StoredRuleSet> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from insurance.rule_set where id = :id")
                .param("id", id)
                .query(this::stored)
                .optional();
    }

    /** False when it, or this version of its region, scheme and year, is there already. */
    boolean insert(RuleSet set, RuleState state, String by, Instant at) {
        return jdbc.sql("""
                        insert into insurance.rule_set
                          (id, region, scheme, year, version, name, valid, source, confidence, state, rules, changed_at, changed_by, issued_at)
                        values (:id, :region, :scheme, :year, :version, :name, daterange(:from, :to, '[]'), :source, :confidence, :state,
                                cast(:rules as jsonb), :at, :by, case when :state = 'ISSUED' then cast(:at as timestamptz) end)
                        on conflict do nothing
                        """)
                        .param("id", set.id())
                        .param("region", set.region())
                        .param("scheme", set.scheme().name())
                        .param("year", set.year())
                        .param("version", set.version())
                        .param("name", set.name())
                        .param("from", set.from())
                        .param("to", set.to())
                        .param("source", set.source())
                        .param("confidence", set.confidence().name())
                        .param("state", state.name())
                        .param("rules", json.writeValueAsString(set.rules()))
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("by", by)
                        .update()
                == 1;
    }

    /** Notes which version a draft began as a copy of. */
    void copied(UUID draft, UUID from) {
        jdbc.sql("update insurance.rule_set set copied_from = :from where id = :id")
                .param("from", from)
                .param("id", draft)
                .update();
    }

    /** The version that one began as a copy of, where it is still there. */
    Optional<StoredRuleSet> copiedFrom(UUID id) {
        return jdbc.sql(
                        "select " + COLUMNS
                                + " from insurance.rule_set where id = (select copied_from from insurance.rule_set where id = :id)")
                .param("id", id)
                .query(this::stored)
                .optional();
    }

    /** Those that a division may see (its own, those of its province, those below it) and all examples; the newest first. */
    List<StoredRuleSet> visible(String division, boolean withDrafts, int most) {
        return jdbc.sql("select " + COLUMNS + """
                         from insurance.rule_set
                        where state = 'EXAMPLE'
                           or state = 'ISSUED' and (starts_with(region, :division) or starts_with(:division, region))
                           or state = 'DRAFT' and :drafts and region = :division
                        order by state = 'EXAMPLE', region, scheme, valid desc, version desc, id limit :most
                        """)
                .param("division", division)
                .param("drafts", withDrafts)
                .param("most", most)
                .query(this::stored)
                .list();
    }

    /** The next free version within region, scheme and year. */
    int nextVersion(String region, Scheme scheme, int year) {
        return jdbc.sql("""
                        select coalesce(max(version), 0) + 1 from insurance.rule_set
                        where region = :region and scheme = :scheme and year = :year and state <> 'EXAMPLE'
                        """)
                .param("region", region)
                .param("scheme", scheme.name())
                .param("year", year)
                .query(Integer.class)
                .single();
    }

    /** False when somebody changed or issued the draft meanwhile. */
    boolean change(RuleSet set, int revision, String by, Instant at) {
        return jdbc.sql("""
                        update insurance.rule_set
                        set year = :year, version = :version, name = :name, valid = daterange(:from, :to, '[]'), source = :source,
                            confidence = :confidence, rules = cast(:rules as jsonb), revision = revision + 1, changed_at = :at, changed_by = :by
                        where id = :id and revision = :revision and state = 'DRAFT'
                        """)
                        .param("id", set.id())
                        .param("revision", revision)
                        .param("year", set.year())
                        .param("version", set.version())
                        .param("name", set.name())
                        .param("from", set.from())
                        .param("to", set.to())
                        .param("source", set.source())
                        .param("confidence", set.confidence().name())
                        .param("rules", json.writeValueAsString(set.rules()))
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("by", by)
                        .update()
                == 1;
    }

    /** Ends the open version of the same region and scheme that began before a day on the day before it. */
    void closeBefore(String region, Scheme scheme, LocalDate day) {
        jdbc.sql("""
                update insurance.rule_set set valid = daterange(lower(valid), :day), revision = revision + 1
                where region = :region and scheme = :scheme and state = 'ISSUED' and upper_inf(valid) and lower(valid) < :day
                """)
                .param("region", region)
                .param("scheme", scheme.name())
                .param("day", day)
                .update();
    }

    /** False when somebody changed or issued it meanwhile. */
    boolean issue(UUID id, int revision, String by, Instant at) {
        return jdbc.sql("""
                        update insurance.rule_set
                        set state = 'ISSUED', issued_at = :at, changed_at = :at, changed_by = :by, revision = revision + 1
                        where id = :id and revision = :revision and state = 'DRAFT'
                        """)
                        .param("id", id)
                        .param("revision", revision)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("by", by)
                        .update()
                == 1;
    }

    /** False when somebody changed or issued it meanwhile. */
    boolean withdraw(UUID id, int revision) {
        return jdbc.sql("delete from insurance.rule_set where id = :id and revision = :revision and state = 'DRAFT'")
                        .param("id", id)
                        .param("revision", revision)
                        .update()
                == 1;
    }

    private StoredRuleSet stored(ResultSet row, int number) throws SQLException {
        OffsetDateTime issuedAt = row.getObject("issued_at", OffsetDateTime.class);
        RuleSet set = new RuleSet(
                row.getObject("id", UUID.class),
                row.getString("region"),
                Scheme.valueOf(row.getString("scheme")),
                row.getInt("year"),
                row.getInt("version"),
                row.getString("name"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class),
                row.getString("source"),
                Confidence.valueOf(row.getString("confidence")),
                json.readValue(row.getString("rules"), BenefitRules.class));
        return new StoredRuleSet(
                set,
                RuleState.valueOf(row.getString("state")),
                row.getInt("revision"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getString("changed_by"),
                issuedAt == null ? null : issuedAt.toInstant());
    }
}
