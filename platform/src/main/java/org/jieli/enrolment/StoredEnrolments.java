package org.jieli.enrolment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.shared.Identifiers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Family doctors in the database. */
@Service
@Transactional
class StoredEnrolments implements Enrolments {

    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;

    StoredEnrolments(JdbcClient jdbc, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Optional<FamilyDoctor> familyDoctorOf(UUID residentId) {
        Optional<FamilyDoctor> found = doctorOf(residentId);
        if (found.isPresent()) {
            audit.listed("enrolment.read", "of a resident", List.of(residentId));
        }
        return found;
    }

    private Optional<FamilyDoctor> doctorOf(UUID residentId) {
        return jdbc.sql("""
                        select * from enrolment.enrolment
                        where resident_id = :resident and from_date <= :today and (to_date is null or to_date > :today)
                        """)
                .param("resident", residentId)
                .param("today", LocalDate.now(clock))
                .query((row, number) -> new FamilyDoctor(
                        residentId,
                        row.getObject("practitioner_id", UUID.class),
                        row.getString("practitioner_name"),
                        row.getObject("institution_id", UUID.class),
                        row.getObject("from_date", LocalDate.class)))
                .optional();
    }

    @Override
    public void assign(FamilyDoctor doctor) {
        jdbc.sql("""
                        update enrolment.enrolment set to_date = :since
                        where resident_id = :resident and to_date is null and from_date < :since
                        """)
                .param("since", doctor.since())
                .param("resident", doctor.residentId())
                .update();
        jdbc.sql("""
                        insert into enrolment.enrolment (id, resident_id, practitioner_id, practitioner_name, institution_id, from_date)
                        values (:id, :resident, :practitioner, :name, :institution, :since)
                        """)
                .param("id", Identifiers.next())
                .param("resident", doctor.residentId())
                .param("practitioner", doctor.practitionerId())
                .param("name", doctor.practitionerName())
                .param("institution", doctor.institutionId())
                .param("since", doctor.since())
                .update();
        audit.record(
                "enrolment.assign",
                doctor.residentId(),
                "enrolment",
                null,
                Map.of("doctor", doctor.practitionerId().toString()));
    }
}
