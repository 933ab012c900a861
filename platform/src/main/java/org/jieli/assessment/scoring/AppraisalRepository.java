package org.jieli.assessment.scoring;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Appraisals, their experts and units in the database; row-level security keeps others' units back. */
@Repository
class AppraisalRepository {

    private static final int MOST = 200;
    private static final TypeReference<Map<Integer, BigDecimal>> FIGURES = new TypeReference<>() {};
    private static final TypeReference<List<ScoredUnit.Line>> LINES = new TypeReference<>() {};
    private static final TypeReference<List<Published>> PUBLISHED = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    AppraisalRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Who scores. */
    record Expert(UUID accountId, String name) {}

    /** What an audience is told of a unit. */
    record Published(
            String name, @Nullable Integer rank, @Nullable String level) {}

    Optional<Appraisal> find(UUID id) {
        return jdbc.sql("select * from assessment.appraisal where id = :id")
                .param("id", id)
                .query(AppraisalRepository::appraisal)
                .optional();
    }

    /** Appraisals led in a division or below it, the latest first. */
    List<Appraisal> led(String division) {
        return jdbc.sql(
                        "select * from assessment.appraisal where division like :division order by created_at desc limit :most")
                .param("division", division + "%")
                .param("most", MOST)
                .query(AppraisalRepository::appraisal)
                .list();
    }

    List<Appraisal> ofExpert(UUID account) {
        return jdbc.sql("""
                select a.* from assessment.appraisal a join assessment.appraisal_expert e on e.appraisal_id = a.id
                where e.account_id = :account order by a.created_at desc limit :most
                """)
                .param("account", account)
                .param("most", MOST)
                .query(AppraisalRepository::appraisal)
                .list();
    }

    List<Appraisal> published(List<String> audiences) {
        return jdbc.sql("""
                select * from assessment.appraisal where published_at is not null and audience in (:audiences)
                order by published_at desc limit :most
                """)
                .param("audiences", audiences)
                .param("most", MOST)
                .query(AppraisalRepository::appraisal)
                .list();
    }

    boolean insert(Appraisal appraisal) {
        return jdbc.sql("""
                        insert into assessment.appraisal (id, name, task_id, scheme_id, division, created_by, created_at)
                        values (:id, :name, :task, :scheme, :division, :by, :at) on conflict (name) do nothing
                        """)
                        .param("id", appraisal.id())
                        .param("name", appraisal.name())
                        .param("task", appraisal.taskId())
                        .param("scheme", appraisal.schemeId())
                        .param("division", appraisal.division())
                        .param("by", appraisal.createdBy())
                        .param("at", utc(appraisal.createdAt()))
                        .update()
                == 1;
    }

    void add(UUID appraisal, Expert expert) {
        jdbc.sql(
                        "insert into assessment.appraisal_expert (appraisal_id, account_id, name) values (:id, :account, :name)")
                .param("id", appraisal)
                .param("account", expert.accountId())
                .param("name", expert.name())
                .update();
    }

    void add(ScoredUnit unit) {
        jdbc.sql("""
                insert into assessment.appraisal_unit (appraisal_id, unit_id, report_id, name, division, institution_id, figures)
                values (:id, :unit, :report, :name, :division, :institution, cast(:figures as jsonb))
                """)
                .param("id", unit.appraisalId())
                .param("unit", unit.unitId())
                .param("report", unit.reportId())
                .param("name", unit.name())
                .param("division", unit.division())
                .param("institution", unit.institutionId())
                .param("figures", json.writeValueAsString(unit.figures()))
                .update();
    }

    List<Expert> experts(UUID appraisal) {
        return jdbc.sql(
                        "select account_id, name from assessment.appraisal_expert where appraisal_id = :id order by name, account_id")
                .param("id", appraisal)
                .query((row, number) -> new Expert(row.getObject(1, UUID.class), row.getString(2)))
                .list();
    }

    List<ScoredUnit> units(UUID appraisal) {
        return jdbc.sql("""
                select * from assessment.appraisal_unit where appraisal_id = :id order by rank nulls last, division, name
                """).param("id", appraisal).query(this::unit).list();
    }

    Optional<ScoredUnit> unit(UUID appraisal, UUID unit) {
        return jdbc.sql("select * from assessment.appraisal_unit where appraisal_id = :id and unit_id = :unit")
                .param("id", appraisal)
                .param("unit", unit)
                .query(this::unit)
                .optional();
    }

    /** What was fed back to units that the asker sees. */
    List<ScoredUnit> fedBack() {
        return jdbc.sql("""
                select u.* from assessment.appraisal_unit u join assessment.appraisal a on a.id = u.appraisal_id
                where u.lines is not null order by a.created_at desc, u.name limit :most
                """).param("most", MOST).query(this::unit).list();
    }

    void result(ScoredUnit unit) {
        jdbc.sql("""
                update assessment.appraisal_unit set lines = cast(:lines as jsonb), total = :total, rank = :rank, level = :level
                where appraisal_id = :id and unit_id = :unit
                """)
                .param("lines", json.writeValueAsString(unit.lines()))
                .param("total", unit.total())
                .param("rank", unit.rank())
                .param("level", unit.level())
                .param("id", unit.appraisalId())
                .param("unit", unit.unitId())
                .update();
    }

    boolean feedBack(UUID id, Instant until) {
        return jdbc.sql("""
                        update assessment.appraisal set state = 'FEEDBACK', objections_until = :until, version = version + 1
                        where id = :id and state = 'SCORING'
                        """).param("id", id).param("until", utc(until)).update() == 1;
    }

    /** False while units may object or wait for an answer. */
    boolean publish(UUID id, Audience audience, List<Published> units, Instant now) {
        return jdbc.sql("""
                        update assessment.appraisal a
                        set state = 'PUBLISHED', audience = :audience, published = cast(:units as jsonb), published_at = :now,
                            version = version + 1
                        where id = :id and state = 'FEEDBACK' and objections_until <= :now
                          and not exists (select from assessment.objection o where o.appraisal_id = a.id and o.answered_at is null)
                        """)
                        .param("id", id)
                        .param("audience", audience.name())
                        .param("units", json.writeValueAsString(units))
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    List<Published> published(UUID id) {
        return jdbc.sql("select published from assessment.appraisal where id = :id and published is not null")
                .param("id", id)
                .query((row, number) -> json.readValue(row.getString(1), PUBLISHED))
                .optional()
                .orElse(List.of());
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Appraisal appraisal(ResultSet row, int number) throws SQLException {
        String audience = row.getString("audience");
        return new Appraisal(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getObject("task_id", UUID.class),
                row.getObject("scheme_id", UUID.class),
                row.getString("division"),
                AppraisalState.valueOf(row.getString("state")),
                instant(row, "objections_until"),
                audience == null ? null : Audience.valueOf(audience),
                instant(row, "published_at"),
                row.getString("created_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getInt("version"));
    }

    private ScoredUnit unit(ResultSet row, int number) throws SQLException {
        String lines = row.getString("lines");
        return new ScoredUnit(
                row.getObject("appraisal_id", UUID.class),
                row.getObject("unit_id", UUID.class),
                row.getObject("report_id", UUID.class),
                row.getString("name"),
                row.getString("division"),
                row.getObject("institution_id", UUID.class),
                json.readValue(row.getString("figures"), FIGURES),
                lines == null ? List.of() : json.readValue(lines, LINES),
                row.getBigDecimal("total"),
                row.getObject("rank", Integer.class),
                row.getString("level"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
