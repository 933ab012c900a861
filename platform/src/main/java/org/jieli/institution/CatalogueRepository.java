package org.jieli.institution;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jieli.database.BulkLoad;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The disease catalogues in the database. */
@Repository
class CatalogueRepository {

    static final List<String> COLUMNS = List.of(
            "institution_id",
            "care_level",
            "from_code",
            "to_code",
            "name",
            "capability",
            "source",
            "confidence",
            "valid");

    private final JdbcClient jdbc;
    private final BulkLoad bulk;

    CatalogueRepository(JdbcClient jdbc, BulkLoad bulk) {
        this.jdbc = jdbc;
        this.bulk = bulk;
    }

    /** A line with its owner, either an institution or a care level. */
    record Line(
            @Nullable UUID institutionId,
            @Nullable CareLevel careLevel,
            CatalogueRow row,
            String confidence,
            LocalDate from,
            @Nullable LocalDate to) {

        DiseaseCatalogue.Entry entry() {
            return new DiseaseCatalogue.Entry(IcdRange.of(row.fromCode(), row.toCode()), row.capability(), from, to);
        }
    }

    List<Line> all() {
        return jdbc.sql(SELECT).query(CatalogueRepository::line).list();
    }

    List<Line> of(UUID institutionId, LocalDate on) {
        return jdbc.sql(SELECT + " where institution_id = :id and valid @> :on::date order by from_code, to_code")
                .param("id", institutionId)
                .param("on", on)
                .query(CatalogueRepository::line)
                .list();
    }

    List<Line> of(CareLevel level, LocalDate on) {
        return jdbc.sql(SELECT + " where care_level = :level and valid @> :on::date order by from_code, to_code")
                .param("level", level.name())
                .param("on", on)
                .query(CatalogueRepository::line)
                .list();
    }

    /** Ends what is in force; what would have begun on that day or later never does. */
    void end(UUID institutionId, LocalDate on) {
        jdbc.sql("delete from institution.disease_catalogue where institution_id = :id and lower(valid) >= :on")
                .param("id", institutionId)
                .param("on", on)
                .update();
        jdbc.sql("""
                update institution.disease_catalogue set valid = daterange(lower(valid), :on)
                where institution_id = :id and valid @> :on::date
                """).param("id", institutionId).param("on", on).update();
    }

    void insert(UUID institutionId, List<CatalogueRow> lines, LocalDate from) {
        bulk.load(
                "institution.disease_catalogue",
                COLUMNS,
                rows -> lines.forEach(line -> rows.row(
                        institutionId,
                        null,
                        line.fromCode(),
                        line.toCode(),
                        line.name(),
                        line.capability(),
                        line.source(),
                        "C",
                        "[" + from + ",)")));
    }

    private static final String SELECT = """
            select institution_id, care_level, from_code, to_code, name, capability, source, confidence,
                   lower(valid) as from_date, upper(valid) as to_date
            from institution.disease_catalogue""";

    private static Line line(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        String level = row.getString("care_level");
        return new Line(
                row.getObject("institution_id", UUID.class),
                Optional.ofNullable(level).map(CareLevel::valueOf).orElse(null),
                new CatalogueRow(
                        row.getString("from_code"),
                        row.getString("to_code"),
                        row.getString("name"),
                        Capability.valueOf(row.getString("capability")),
                        row.getString("source")),
                row.getString("confidence"),
                row.getObject("from_date", LocalDate.class),
                row.getObject("to_date", LocalDate.class));
    }
}
