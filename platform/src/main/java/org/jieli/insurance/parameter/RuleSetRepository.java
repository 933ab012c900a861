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
