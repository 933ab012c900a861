package org.jieli.assessment.scoring;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jieli.shared.CurrentAccess;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Schemes and what was changed in them, in the database. */
@Repository
class SchemeRepository {

    private static final int CHANGES = 200;
    private static final TypeReference<List<Scheme.Level>> LEVELS = new TypeReference<>() {};
    private static final TypeReference<List<Scheme.Item>> ITEMS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    SchemeRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** One thing that was changed; {@code what} is a field's name, or an indicator's number. */
    record Change(String what, String before, String after, String byName, Instant at) {}

    List<Scheme> all() {
        return jdbc.sql(
                        "select * from assessment.scheme order by confidence desc, name, family, version desc limit 500")
                .query(this::scheme)
                .list();
    }

    Optional<Scheme> find(UUID id) {
        return jdbc.sql("select * from assessment.scheme where id = :id")
                .param("id", id)
                .query(this::scheme)
                .optional();
    }

    int latestVersion(UUID family) {
        return jdbc.sql("select coalesce(max(version), 0) from assessment.scheme where family = :family")
                .param("family", family)
                .query(Integer.class)
                .single();
    }

    /** False when the scheme, or this version of its family, is there already. */
    boolean insert(Scheme scheme) {
        return jdbc.sql("""
                        insert into assessment.scheme
                          (id, family, version, name, set_id, edition, missing, difference, levels, items, confidence, used,
                           changed_by, changed_at)
                        values (:id, :family, :version, :name, :set, :edition, :missing, :difference, cast(:levels as jsonb),
                                cast(:items as jsonb), :confidence, :used, :by, :at)
                        on conflict do nothing
                        """)
                        .param("id", scheme.id())
                        .param("family", scheme.family())
                        .param("version", scheme.version())
                        .param("name", scheme.name())
                        .param("set", scheme.set())
                        .param("edition", scheme.edition())
                        .param("missing", scheme.missing().name())
                        .param("difference", scheme.difference())
                        .param("levels", json.writeValueAsString(scheme.levels()))
                        .param("items", json.writeValueAsString(scheme.items()))
                        .param("confidence", scheme.confidence())
                        .param("used", scheme.used())
                        .param("by", scheme.changedBy())
                        .param("at", scheme.changedAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** False when somebody else changed it meanwhile, or an appraisal uses it now. */
    boolean change(Scheme scheme) {
        return jdbc.sql("""
                        update assessment.scheme
                        set name = :name, missing = :missing, difference = :difference, levels = cast(:levels as jsonb),
                            items = cast(:items as jsonb), changed_by = :by, changed_at = :at, revision = revision + 1
                        where id = :id and revision = :revision and not used
                        """)
                        .param("id", scheme.id())
                        .param("revision", scheme.revision())
                        .param("name", scheme.name())
                        .param("missing", scheme.missing().name())
                        .param("difference", scheme.difference())
                        .param("levels", json.writeValueAsString(scheme.levels()))
                        .param("items", json.writeValueAsString(scheme.items()))
                        .param("by", scheme.changedBy())
                        .param("at", scheme.changedAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void markUsed(UUID id) {
        jdbc.sql("update assessment.scheme set used = true where id = :id")
                .param("id", id)
                .update();
    }

    void note(UUID scheme, String what, String before, String after, Instant at) {
        jdbc.sql("""
                insert into assessment.scheme_change (scheme_id, what, before, after, account_id, by_name, at)
                values (:scheme, :what, :before, :after, :account, :by, :at)
                """)
                .param("scheme", scheme)
                .param("what", what)
                .param("before", before)
                .param("after", after)
                .param("account", CurrentAccess.require().accountId())
                .param("by", CurrentAccess.require().personName())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What was changed in all versions of a family, the latest first. */
    List<Change> changes(UUID family) {
        return jdbc.sql("""
                select c.* from assessment.scheme_change c join assessment.scheme s on s.id = c.scheme_id
                where s.family = :family order by c.id desc limit :most
                """)
                .param("family", family)
                .param("most", CHANGES)
                .query((row, number) -> new Change(
                        row.getString("what"),
                        row.getString("before"),
                        row.getString("after"),
                        row.getString("by_name"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private Scheme scheme(ResultSet row, int number) throws SQLException {
        return new Scheme(
                row.getObject("id", UUID.class),
                row.getObject("family", UUID.class),
                row.getInt("version"),
                row.getString("name"),
                row.getString("set_id"),
                row.getString("edition"),
                MissingRule.valueOf(row.getString("missing")),
                row.getBigDecimal("difference"),
                json.readValue(row.getString("levels"), LEVELS),
                json.readValue(row.getString("items"), ITEMS),
                row.getString("confidence"),
                row.getBoolean("used"),
                row.getInt("revision"),
                row.getString("changed_by"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}
