package org.jieli.terminology;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jieli.database.BulkLoad;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Diagnosis codes and their editions in the database. */
@Repository
class DiagnosisRepository {

    private final JdbcClient jdbc;
    private final BulkLoad bulk;
    private final Clock clock;

    DiagnosisRepository(JdbcClient jdbc, BulkLoad bulk, Clock clock) {
        this.jdbc = jdbc;
        this.bulk = bulk;
        this.clock = clock;
    }

    /** A row of the code table. */
    record Row(String code, String kind, @Nullable String parent, String name, String initials) {}

    /** Codes that can be a diagnosis, the clinical edition before the shipped one. */
    List<DiagnosisEntry> diagnoses() {
        return jdbc.sql("""
                select code, name, initials from terminology.diagnosis
                where kind in ('category', 'subcategory') and edition in ('CLINICAL', 'SHIPPED')
                order by edition
                """)
                .query((row, number) ->
                        DiagnosisEntry.of(row.getString("code"), row.getString("name"), row.getString("initials")))
                .list();
    }

    Optional<String> fingerprint(Edition edition) {
        return jdbc.sql("select fingerprint from terminology.edition where edition = :edition")
                .param("edition", edition.name())
                .query(String.class)
                .optional();
    }

    /** Puts the rows in the place of all that the edition had. */
    long replace(Edition edition, String fingerprint, Stream<Row> rows) {
        jdbc.sql("delete from terminology.diagnosis where edition = :edition")
                .param("edition", edition.name())
                .update();
        long loaded = add(edition, rows);
        record(edition, fingerprint);
        return loaded;
    }

    long add(Edition edition, Stream<Row> rows) {
        return bulk.load(
                "terminology.diagnosis",
                List.of("edition", "code", "kind", "parent", "name", "initials"),
                target -> rows.forEach(
                        row -> target.row(edition, row.code(), row.kind(), row.parent(), row.name(), row.initials())));
    }

    /** The editions that are in, with their rows. */
    List<Loaded> editions() {
        return jdbc.sql("select edition, rows, loaded_at from terminology.edition order by edition")
                .query((row, number) -> new Loaded(
                        Edition.valueOf(row.getString("edition")),
                        row.getInt("rows"),
                        row.getObject("loaded_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** An edition with how many codes it has and since when. */
    record Loaded(Edition edition, int rows, Instant at) {}

    void record(Edition edition, String fingerprint) {
        jdbc.sql("""
                insert into terminology.edition (edition, fingerprint, rows, loaded_at)
                values (:edition, :fingerprint,
                  (select count(*) from terminology.diagnosis where edition = :edition), :now)
                on conflict (edition) do update
                set fingerprint = excluded.fingerprint, rows = excluded.rows, loaded_at = excluded.loaded_at
                """)
                .param("edition", edition.name())
                .param("fingerprint", fingerprint)
                .param("now", OffsetDateTime.now(clock))
                .update();
    }
}
