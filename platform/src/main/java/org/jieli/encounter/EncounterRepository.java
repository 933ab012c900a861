package org.jieli.encounter;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jieli.terminology.Diagnosis;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Visits in the database. */
@Repository
class EncounterRepository {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    EncounterRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(VisitSummary visit, boolean emergency) {
        jdbc.sql("""
                        insert into encounter.visit (id, resident_id, institution_id, practitioner_id, at, kind, complaint, vital_signs,
                          diagnosis_codes, diagnosis_names, findings, note, advice, decision, overrule_reason)
                        values (:id, :resident, :institution, :practitioner, :at, :kind, :complaint, :vitalSigns::jsonb, :codes, :names,
                          :findings, :note, :advice, :decision, :overrule)
                        """)
                .param("id", visit.id())
                .param("resident", visit.residentId())
                .param("institution", visit.institutionId())
                .param("practitioner", visit.practitionerId())
                .param("at", utc(visit.at()))
                .param("kind", emergency ? "2" : "1")
                .param("complaint", visit.complaint())
                .param("vitalSigns", json.writeValueAsString(visit.vitalSigns()))
                .param("codes", codes(visit.diagnoses()))
                .param("names", names(visit.diagnoses()))
                .param("findings", visit.findings().toArray(String[]::new))
                .param("note", visit.note())
                .param("advice", visit.advice())
                .param("decision", visit.decision())
                .param("overrule", visit.overruleReason())
                .update();
    }

    Optional<VisitSummary> visit(UUID id) {
        return jdbc.sql("select * from encounter.visit where id = :id")
                .param("id", id)
                .query(this::readVisit)
                .optional();
    }

    List<VisitSummary> visitsOf(UUID residentId, int limit) {
        return jdbc.sql("select * from encounter.visit where resident_id = :resident order by at desc limit :limit")
                .param("resident", residentId)
                .param("limit", limit)
                .query(this::readVisit)
                .list();
    }

    private VisitSummary readVisit(ResultSet row, int number) throws SQLException {
        return new VisitSummary(
                row.getObject("id", UUID.class),
                row.getObject("resident_id", UUID.class),
                row.getObject("institution_id", UUID.class),
                row.getObject("practitioner_id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("complaint"),
                json.readValue(row.getString("vital_signs"), VitalSigns.class),
                diagnoses(row),
                texts(row.getArray("findings")),
                row.getString("note"),
                row.getString("advice"),
                row.getString("decision"),
                row.getString("overrule_reason"));
    }

    static List<Diagnosis> diagnoses(ResultSet row) throws SQLException {
        List<String> codes = texts(row.getArray("diagnosis_codes"));
        List<String> names = texts(row.getArray("diagnosis_names"));
        List<Diagnosis> diagnoses = new ArrayList<>();
        for (int i = 0; i < codes.size(); i++) {
            diagnoses.add(new Diagnosis(codes.get(i), names.get(i)));
        }
        return List.copyOf(diagnoses);
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    static String[] codes(List<Diagnosis> diagnoses) {
        return diagnoses.stream().map(Diagnosis::code).toArray(String[]::new);
    }

    static String[] names(List<Diagnosis> diagnoses) {
        return diagnoses.stream().map(Diagnosis::name).toArray(String[]::new);
    }

    static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
