package org.jieli.assessment.checking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jieli.assessment.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Hands over the last frozen versions of a task one by one, with those of the period before, as far as the transaction sees. */
@Repository
class FrozenReports {

    private static final int FETCH = 1000;
    private static final TypeReference<Map<String, String>> CELLS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    FrozenReports(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A frozen version, its cells still as text: whoever asks the checks reads them, on his own processor. */
    final class Frozen {

        private final UUID id;
        private final String name;
        private final String form;
        private final String tier;
        private final boolean tcm;
        private final String cells;
        private final @Nullable String lastCells;

        private Frozen(ResultSet row) throws SQLException {
            this.id = row.getObject("id", UUID.class);
            this.name = row.getString("name");
            this.form = row.getString("form");
            this.tier = row.getString("tier");
            this.tcm = row.getBoolean("tcm");
            this.cells = row.getString("cells");
            this.lastCells = row.getString("last_cells");
        }

        UUID id() {
            return id;
        }

        String name() {
            return name;
        }

        String form() {
            return form;
        }

        String tier() {
            return tier;
        }

        boolean tcm() {
            return tcm;
        }

        Map<String, String> cells() {
            return json.readValue(cells, CELLS);
        }

        Map<String, String> lastCells() {
            return lastCells == null ? Map.of() : json.readValue(lastCells, CELLS);
        }
    }

    void each(Task task, Consumer<Frozen> taking) {
        try (Stream<Frozen> versions = jdbc
                .sql("""
                select r.id, r.name, r.form, u.tier, u.tcm, s.cells::text as cells, ls.cells::text as last_cells
                from assessment.report r
                join assessment.unit u on u.id = r.unit_id
                join assessment.submission s on s.report_id = r.id and s.number = r.submissions
                left join assessment.report l on l.task_id = :previous and l.unit_id = r.unit_id
                left join assessment.submission ls on ls.report_id = l.id and ls.number = l.submissions
                where r.task_id = :task and r.state in ('SUBMITTED', 'ACCEPTED', 'LOCKED', 'PUBLISHED')
                """)
                .param("task", task.id())
                .param("previous", task.previous())
                .withFetchSize(FETCH)
                .query((row, number) -> new Frozen(row))
                .stream()) {
            versions.forEach(taking);
        }
    }
}
