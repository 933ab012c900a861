package org.jieli.encounter;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jieli.encounter.AdmissionSummary.Discharge;
import org.jieli.terminology.Diagnosis;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Stays in the database. */
@Repository
class AdmissionRepository {

    private final JdbcClient jdbc;

    AdmissionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<AdmissionSummary> find(UUID id) {
        return jdbc.sql("select * from encounter.admission where id = :id")
                .param("id", id)
                .query(AdmissionRepository::read)
                .optional();
    }

    Optional<AdmissionSummary> ofReferral(UUID referralId) {
        return jdbc.sql("select * from encounter.admission where referral_id = :referral")
                .param("referral", referralId)
                .query(AdmissionRepository::read)
                .optional();
    }

    List<AdmissionSummary> of(UUID residentId, int limit) {
        return jdbc.sql(
                        "select * from encounter.admission where resident_id = :resident order by admitted_at desc limit :limit")
                .param("resident", residentId)
                .param("limit", limit)
                .query(AdmissionRepository::read)
                .list();
    }

    List<AdmissionSummary> inCare(UUID institutionId, int limit) {
        return jdbc.sql("""
                        select * from encounter.admission where institution_id = :institution and discharged_at is null
                        order by admitted_at limit :limit
                        """)
                .param("institution", institutionId)
                .param("limit", limit)
                .query(AdmissionRepository::read)
                .list();
    }

    long countInCare(UUID institutionId) {
        return jdbc.sql(
                        "select count(*) from encounter.admission where institution_id = :institution and discharged_at is null")
                .param("institution", institutionId)
                .query(Long.class)
                .single();
    }

    /** False when the person is in care here already, or the referral has brought him already. */
    boolean insert(AdmissionSummary admission, String by) {
        return jdbc.sql("""
                        insert into encounter.admission (id, resident_id, institution_id, department_id, admitted_at, route,
                          diagnosis_codes, diagnosis_names, record_number, referral_id, admitted_by)
                        values (:id, :resident, :institution, :department, :at, :route, :codes, :names, :record, :referral, :by)
                        on conflict do nothing
                        """)
                        .param("id", admission.id())
                        .param("resident", admission.residentId())
                        .param("institution", admission.institutionId())
                        .param("department", admission.departmentId())
                        .param("at", EncounterRepository.utc(admission.admittedAt()))
                        .param("route", admission.admissionRoute())
                        .param("codes", EncounterRepository.codes(admission.diagnoses()))
                        .param("names", EncounterRepository.names(admission.diagnoses()))
                        .param("record", admission.recordNumber())
                        .param("referral", admission.referralId())
                        .param("by", by)
                        .update()
                == 1;
    }

    /** False when the stay has ended already. */
    boolean discharge(UUID id, Discharge discharge, List<Diagnosis> diagnoses, String by) {
        return jdbc.sql("""
                        update encounter.admission set discharged_at = :at, disposition = :disposition, total_cost = :cost,
                          diagnosis_codes = :codes, diagnosis_names = :names, course = :course, advice = :advice, discharged_by = :by
                        where id = :id and discharged_at is null
                        """)
                        .param("id", id)
                        .param("at", EncounterRepository.utc(discharge.at()))
                        .param("disposition", discharge.disposition())
                        .param("cost", discharge.totalCost())
                        .param("codes", EncounterRepository.codes(diagnoses))
                        .param("names", EncounterRepository.names(diagnoses))
                        .param("course", discharge.course())
                        .param("advice", discharge.advice())
                        .param("by", by)
                        .update()
                == 1;
    }

    /** Says that the person may go down since then, or with null takes it back; false when the stay has ended. */
    boolean setStable(UUID id, @Nullable Instant since, String by) {
        return jdbc.sql("""
                        update encounter.admission set stable_since = cast(:since as timestamptz), stable_by = :by
                        where id = :id and discharged_at is null
                        """)
                        .param("id", id)
                        .param("since", since == null ? null : EncounterRepository.utc(since))
                        .param("by", by)
                        .update()
                == 1;
    }

    private static AdmissionSummary read(ResultSet row, int number) throws SQLException {
        return new AdmissionSummary(
                row.getObject("id", UUID.class),
                row.getObject("resident_id", UUID.class),
                row.getObject("institution_id", UUID.class),
                row.getObject("department_id", UUID.class),
                row.getObject("admitted_at", OffsetDateTime.class).toInstant(),
                row.getString("route"),
                EncounterRepository.diagnoses(row),
                row.getString("record_number"),
                row.getObject("referral_id", UUID.class),
                instant(row, "stable_since"),
                discharge(row));
    }

    private static @Nullable Discharge discharge(ResultSet row) throws SQLException {
        Instant at = instant(row, "discharged_at");
        BigDecimal cost = row.getBigDecimal("total_cost");
        return at == null
                ? null
                : new Discharge(
                        at,
                        row.getString("disposition"),
                        cost == null ? BigDecimal.ZERO : cost,
                        row.getString("course"),
                        row.getString("advice"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
