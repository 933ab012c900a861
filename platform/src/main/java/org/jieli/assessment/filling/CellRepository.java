package org.jieli.assessment.filling;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jieli.shared.Access;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Cells and their changes in the database. */
@Repository
class CellRepository {

    private final JdbcClient jdbc;

    CellRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A change of a cell as its history shows it. */
    record Change(
            long id, String item, String before, String after, Cause cause, String changedBy, Instant changedAt) {}

    List<Cell> of(UUID reportId) {
        return jdbc.sql("select * from assessment.cell where report_id = :report")
                .param("report", reportId)
                .query(CellRepository::cell)
                .list();
    }

    Map<String, String> values(UUID reportId) {
        Map<String, String> values = new HashMap<>();
        jdbc.sql("select item, value from assessment.cell where report_id = :report")
                .param("report", reportId)
                .query((row, number) -> values.put(row.getString(1), row.getString(2)))
                .list();
        return values;
    }

    List<Cell> changedSince(UUID reportId, long changeId) {
        return jdbc.sql("select * from assessment.cell where report_id = :report and change_id > :change")
                .param("report", reportId)
                .param("change", changeId)
                .query(CellRepository::cell)
                .list();
    }

    Optional<Cell> find(UUID reportId, String item) {
        return jdbc.sql("select * from assessment.cell where report_id = :report and item = :item")
                .param("report", reportId)
                .param("item", item)
                .query(CellRepository::cell)
                .optional();
    }

    /** Saves a value on the revision that the writer saw, and its change with it; empty when the cell has moved on. */
    Optional<Cell> save(UUID reportId, TypedCell wanted, String value, Cause cause, Access by, Instant at) {
        return jdbc.sql("""
                with before as (
                  select value from assessment.cell where report_id = :report and item = :item
                ), saved as (
                  insert into assessment.cell as c (report_id, item, value, revision, changed_by, changed_at, change_id)
                  select :report, :item, :value, 1, :by, :at, nextval('assessment.cell_change_id_seq')
                  where :revision = 0 or exists (select from before)
                  on conflict (report_id, item) do update
                  set value = excluded.value, revision = c.revision + 1, changed_by = excluded.changed_by,
                      changed_at = excluded.changed_at, change_id = excluded.change_id
                  where c.revision = :revision
                  returning *
                ), noted as (
                  insert into assessment.cell_change
                    (id, report_id, item, before, after, cause, account_id, changed_by, changed_at)
                  overriding system value
                  select change_id, report_id, item, coalesce((select value from before), ''), value, :cause, :account, :by, :at
                  from saved
                )
                select * from saved
                """)
                .param("report", reportId)
                .param("item", wanted.item())
                .param("value", value)
                .param("revision", wanted.revision())
                .param("cause", cause.name())
                .param("account", by.accountId())
                .param("by", by.personName())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(CellRepository::cell)
                .optional();
    }

    /** What happened to one cell, the latest first. */
    List<Change> history(UUID reportId, String item, int limit) {
        return jdbc.sql("""
                select * from assessment.cell_change where report_id = :report and item = :item order by id desc limit :limit
                """)
                .param("report", reportId)
                .param("item", item)
                .param("limit", limit)
                .query((row, number) -> new Change(
                        row.getLong("id"),
                        row.getString("item"),
                        row.getString("before"),
                        row.getString("after"),
                        Cause.valueOf(row.getString("cause")),
                        row.getString("changed_by"),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static Cell cell(ResultSet row, int number) throws SQLException {
        return new Cell(
                row.getString("item"),
                row.getString("value"),
                row.getInt("revision"),
                row.getString("changed_by"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getLong("change_id"));
    }
}
