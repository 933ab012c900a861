package org.jieli.assessment.pilot;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jieli.shared.PersonalDataSeal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Applications in the database; row-level security keeps those of other areas back. */
@Repository
class PilotRepository {

    private final JdbcClient jdbc;
    private final PersonalDataSeal seal;

    PilotRepository(JdbcClient jdbc, PersonalDataSeal seal) {
        this.jdbc = jdbc;
        this.seal = seal;
    }

    /** The applications below an area in the provinces' order; drafts only of the area itself. */
    List<PilotApplication> list(String area) {
        return jdbc.sql("""
                select * from assessment.pilot_application
                where starts_with(division, :area) and (state not in ('DRAFT', 'RETURNED') or division = :area)
                order by left(division, 2), rank nulls last, submitted_at, id
                """).param("area", area).query(this::application).list();
    }

    Optional<PilotApplication> find(UUID id) {
        return jdbc.sql("select * from assessment.pilot_application where id = :id")
                .param("id", id)
                .query(this::application)
                .optional();
    }

    Optional<PilotApplication> open(String division) {
        return jdbc.sql(
                        "select * from assessment.pilot_application where division = :division and state <> 'NOT_CHOSEN'")
                .param("division", division)
                .query(this::application)
                .optional();
    }

    /** Begins one where none is open. */
    void begin(UUID id, String division, String name) {
        jdbc.sql("""
                insert into assessment.pilot_application (id, division, name) values (:id, :division, :name)
                on conflict do nothing
                """)
                .param("id", id)
                .param("division", division)
                .param("name", name)
                .update();
    }

    /** Keeps what was typed on the version that was seen; false when it has moved on. */
    boolean save(UUID id, PilotReading read, int version) {
        PilotApplication.Columns columns = read.columns();
        return jdbc.sql("""
                        update assessment.pilot_application
                        set population = :population, districts = :districts, tertiary = :tertiary, secondary = :secondary,
                            primary_care = :primary, grids = :grids, contact_name = :contact, contact_title = :title,
                            sealed_phone = :phone, parts = :parts, met = :met, evidence = :evidence, version = version + 1
                        where id = :id and version = :version and state in ('DRAFT', 'RETURNED')
                        """)
                        .param("id", id)
                        .param("version", version)
                        .param("population", columns.population())
                        .param("districts", columns.districts())
                        .param("tertiary", columns.tertiary())
                        .param("secondary", columns.secondary())
                        .param("primary", columns.primaryCare())
                        .param("grids", columns.grids())
                        .param("contact", columns.contactName())
                        .param("title", columns.contactTitle())
                        .param("phone", columns.phone().isEmpty() ? null : seal.seal(columns.phone()))
                        .param("parts", read.parts().toArray(String[]::new))
                        .param("met", read.met().toArray(Boolean[]::new))
                        .param("evidence", read.evidence().toArray(String[]::new))
                        .update()
                == 1;
    }

    /** Moves one on the version that was seen; false when it has moved on. */
    boolean move(PilotApplication seen, PilotState to, @Nullable String reason, String by, Instant at) {
        return jdbc.sql("""
                        update assessment.pilot_application
                        set state = :to, reason = :reason, version = version + 1,
                            rank = case when :to in ('RECOMMENDED', 'CHOSEN') then rank end,
                            submitted_at = case when :to = 'SUBMITTED' then :at else submitted_at end,
                            decided_by = case when :to = 'SUBMITTED' then null else :by end,
                            decided_at = case when :to = 'SUBMITTED' then null else :at end
                        where id = :id and state = :from and version = :version
                        """)
                        .param("id", seen.id())
                        .param("from", seen.state().name())
                        .param("version", seen.version())
                        .param("to", to.name())
                        .param("reason", reason)
                        .param("by", by)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Puts a recommended one at a place and numbers all of the province anew. */
    void rank(PilotApplication application, int place) {
        jdbc.sql("""
                update assessment.pilot_application p set rank = o.place
                from (
                  select id, row_number() over (
                    order by case when id = :id then :place + case when rank < :place then 0.5 else -0.5 end else rank end nulls last, id
                  ) as place
                  from assessment.pilot_application
                  where left(division, 2) = :province and state = 'RECOMMENDED'
                ) o
                where p.id = o.id
                """)
                .param("id", application.id())
                .param("place", place)
                .param("province", application.province())
                .update();
    }

    private PilotApplication application(ResultSet row, int number) throws SQLException {
        byte[] phone = row.getBytes("sealed_phone");
        return new PilotApplication(
                row.getObject("id", UUID.class),
                row.getString("division"),
                row.getString("name"),
                PilotState.valueOf(row.getString("state")),
                new PilotApplication.Columns(
                        row.getBigDecimal("population"),
                        row.getObject("districts", Integer.class),
                        row.getObject("tertiary", Integer.class),
                        row.getObject("secondary", Integer.class),
                        row.getObject("primary_care", Integer.class),
                        row.getObject("grids", Integer.class),
                        row.getString("contact_name"),
                        row.getString("contact_title"),
                        phone == null ? "" : seal.open(phone)),
                List.of((String[]) row.getArray("parts").getArray()),
                List.of((Boolean[]) row.getArray("met").getArray()),
                List.of((String[]) row.getArray("evidence").getArray()),
                row.getObject("rank", Integer.class),
                row.getString("reason"),
                instant(row, "submitted_at"),
                row.getString("decided_by"),
                instant(row, "decided_at"),
                row.getInt("version"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
