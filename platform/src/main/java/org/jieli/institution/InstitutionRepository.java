package org.jieli.institution;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jieli.database.BulkLoad;
import org.jieli.shared.PinyinInitials;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Institutions and departments in the database. */
@Repository
class InstitutionRepository {

    private static final List<String> COLUMNS = List.of(
            "id",
            "credit_code",
            "name",
            "initials",
            "category",
            "tier",
            "grade",
            "economic_type",
            "management_class",
            "tcm",
            "continuing_care",
            "division",
            "address",
            "referral_phone",
            "longitude",
            "latitude");

    private final JdbcClient jdbc;
    private final BulkLoad bulk;

    InstitutionRepository(JdbcClient jdbc, BulkLoad bulk) {
        this.jdbc = jdbc;
        this.bulk = bulk;
    }

    List<InstitutionSummary> all() {
        return jdbc.sql("""
                select id, credit_code, name, category, tier, is_primary as "primary", continuing_care, tcm, division,
                       referral_phone, longitude, latitude
                from institution.institution
                """).query(InstitutionSummary.class).list();
    }

    List<DepartmentSummary> allDepartments() {
        return jdbc.sql("""
                select id, institution_id, name, specialty, inpatient from institution.department
                order by institution_id, specialty, name
                """).query(DepartmentSummary.class).list();
    }

    void insert(Collection<NewInstitution> institutions) {
        bulk.load(
                "institution.institution",
                COLUMNS,
                rows -> institutions.forEach(it -> rows.row(
                        it.id(),
                        it.creditCode(),
                        it.name(),
                        PinyinInitials.of(it.name()),
                        it.category(),
                        it.tier(),
                        it.grade(),
                        it.economicType(),
                        it.managementClass(),
                        it.tcm(),
                        it.continuingCare(),
                        it.division(),
                        it.address(),
                        it.referralPhone(),
                        it.longitude(),
                        it.latitude())));
        bulk.load(
                "institution.status",
                List.of("institution_id", "status", "valid"),
                rows -> institutions.forEach(it -> rows.row(it.id(), "ACTIVE", startingOn(it.since()))));
    }

    void insertDepartments(Collection<DepartmentSummary> departments) {
        bulk.load(
                "institution.department",
                List.of("id", "institution_id", "name", "specialty", "inpatient"),
                rows -> departments.forEach(
                        it -> rows.row(it.id(), it.institutionId(), it.name(), it.specialty(), it.inpatient())));
    }

    List<String> creditCodesTaken(Collection<String> creditCodes) {
        return jdbc.sql("select credit_code from institution.institution where credit_code = any(:codes)")
                .param("codes", creditCodes.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    /** False when somebody else changed it meanwhile. */
    boolean update(NewInstitution it, int version) {
        return jdbc.sql("""
                update institution.institution set credit_code = :creditCode, name = :name, initials = :initials,
                  category = :category, tier = :tier, grade = :grade, economic_type = :economicType,
                  management_class = :managementClass, tcm = :tcm, continuing_care = :continuingCare, division = :division,
                  address = :address, referral_phone = :referralPhone, longitude = :longitude, latitude = :latitude,
                  version = version + 1
                where id = :id and version = :version
                """)
                        .param("id", it.id())
                        .param("version", version)
                        .param("creditCode", it.creditCode())
                        .param("name", it.name())
                        .param("initials", PinyinInitials.of(it.name()))
                        .param("category", it.category())
                        .param("tier", it.tier().name())
                        .param("grade", it.grade().name())
                        .param("economicType", it.economicType())
                        .param("managementClass", it.managementClass())
                        .param("tcm", it.tcm())
                        .param("continuingCare", it.continuingCare())
                        .param("division", it.division())
                        .param("address", it.address())
                        .param("referralPhone", it.referralPhone())
                        .param("longitude", it.longitude())
                        .param("latitude", it.latitude())
                        .update()
                == 1;
    }

    /** Ends the status in force, which must have begun before, and begins another; false when that cannot be. */
    boolean changeStatus(UUID id, String status, LocalDate from) {
        int ended = jdbc.sql("""
                update institution.status set valid = daterange(lower(valid), :from)
                where institution_id = :id and upper_inf(valid) and lower(valid) < :from and status <> :status
                """)
                .param("id", id)
                .param("from", from)
                .param("status", status)
                .update();
        if (ended == 1) {
            jdbc.sql("""
                    insert into institution.status (institution_id, status, valid)
                    values (:id, :status, daterange(:from, null))
                    """)
                    .param("id", id)
                    .param("from", from)
                    .param("status", status)
                    .update();
        }
        return ended == 1;
    }

    static String startingOn(LocalDate day) {
        return "[" + day + ",)";
    }
}
