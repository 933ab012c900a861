package org.jieli.institution;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jieli.database.BulkLoad;
import org.jieli.shared.PinyinInitials;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Practitioners, their specialties and places of practice in the database. */
@Repository
class PractitionerRepository {

    private final JdbcClient jdbc;
    private final BulkLoad bulk;

    PractitionerRepository(JdbcClient jdbc, BulkLoad bulk) {
        this.jdbc = jdbc;
        this.bulk = bulk;
    }

    Optional<PractitionerSummary> find(UUID id) {
        return jdbc.sql("select id, name, title_level from institution.practitioner where id = :id")
                .param("id", id)
                .query(PractitionerSummary.class)
                .optional();
    }

    void insert(Collection<NewPractitioner> practitioners) {
        bulk.load(
                "institution.practitioner",
                List.of("id", "name", "initials", "title_level", "staff_type", "practice_category"),
                rows -> practitioners.forEach(it -> rows.row(
                        it.id(),
                        it.name(),
                        PinyinInitials.of(it.name()),
                        it.titleLevel(),
                        it.staffType(),
                        it.practiceCategory())));
        bulk.load(
                "institution.specialty",
                List.of("practitioner_id", "subject"),
                rows -> practitioners.forEach(it -> it.specialties().forEach(subject -> rows.row(it.id(), subject))));
        bulk.load(
                "institution.practice_place",
                List.of("practitioner_id", "institution_id", "department_id", "main", "valid"),
                rows -> practitioners.forEach(it -> it.places()
                        .forEach(place -> rows.row(
                                it.id(),
                                place.institutionId(),
                                place.departmentId(),
                                place.main(),
                                InstitutionRepository.startingOn(place.from())))));
    }
}
