package org.jieli.encounter;

import java.math.BigDecimal;
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
import org.jieli.encounter.AdmissionSummary.Discharge;
import org.jieli.terminology.Diagnosis;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Visits and stays in the database. */
@Repository
class EncounterRepository {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    EncounterRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(VisitSummary visit, boolean emergency, String decision) {
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
                .param("decision", decision)
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

    Optional<AdmissionSummary> admission(UUID id) {
        return jdbc.sql("select * from encounter.admission where id = :id")
                .param("id", id)
                .query(EncounterRepository::readAdmission)
                .optional();
    }

    List<AdmissionSummary> admissionsOf(UUID residentId, int limit) {
        return jdbc.sql(
                        "select * from encounter.admission where resident_id = :resident order by admitted_at desc limit :limit")
                .param("resident", residentId)
                .param("limit", limit)
                .query(EncounterRepository::readAdmission)
                .list();
    }

    List<AdmissionSummary> inCare(UUID institutionId, int limit) {
        return jdbc.sql("""
                        select * from encounter.admission where institution_id = :institution and discharged_at is null
                        order by admitted_at limit :limit
                        """)
                .param("institution", institutionId)
                .param("limit", limit)
                .query(EncounterRepository::readAdmission)
                .list();
    }

    void insert(AdmissionSummary admission) {
        jdbc.sql("""
                        insert into encounter.admission (id, resident_id, institution_id, department_id, admitted_at, route,
                          diagnosis_codes, diagnosis_names)
                        values (:id, :resident, :institution, :department, :at, :route, :codes, :names)
                        """)
                .param("id", admission.id())
                .param("resident", admission.residentId())
                .param("institution", admission.institutionId())
                .param("department", admission.departmentId())
                .param("at", utc(admission.admittedAt()))
                .param("route", admission.admissionRoute())
                .param("codes", codes(admission.diagnoses()))
                .param("names", names(admission.diagnoses()))
                .update();
    }

    boolean discharge(UUID id, Instant at, String disposition, BigDecimal totalCost) {
        return jdbc.sql("""
                                update encounter.admission set discharged_at = :at, disposition = :disposition, total_cost = :cost
                                where id = :id and discharged_at is null
                                """)
                        .param("id", id)
                        .param("at", utc(at))
                        .param("disposition", disposition)
                        .param("cost", totalCost)
                        .update()
                == 1;
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
                row.getString("overrule_reason"));
    }

    private static AdmissionSummary readAdmission(ResultSet row, int number) throws SQLException {
        OffsetDateTime discharged = row.getObject("discharged_at", OffsetDateTime.class);
        BigDecimal cost = row.getBigDecimal("total_cost");
        return new AdmissionSummary(
                row.getObject("id", UUID.class),
                row.getObject("resident_id", UUID.class),
                row.getObject("institution_id", UUID.class),
                row.getObject("department_id", UUID.class),
                row.getObject("admitted_at", OffsetDateTime.class).toInstant(),
                row.getString("route"),
                diagnoses(row),
                discharged == null
                        ? null
                        : new Discharge(
                                discharged.toInstant(),
                                row.getString("disposition"),
                                cost == null ? BigDecimal.ZERO : cost));
    }

    private static List<Diagnosis> diagnoses(ResultSet row) throws SQLException {
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

    private static String[] codes(List<Diagnosis> diagnoses) {
        return diagnoses.stream().map(Diagnosis::code).toArray(String[]::new);
    }

    private static String[] names(List<Diagnosis> diagnoses) {
        return diagnoses.stream().map(Diagnosis::name).toArray(String[]::new);
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
