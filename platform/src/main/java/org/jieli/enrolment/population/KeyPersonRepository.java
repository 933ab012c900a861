package org.jieli.enrolment.population;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jieli.enrolment.KeyPopulation;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Key populations that the birth date does not tell, in the database. */
@Repository
class KeyPersonRepository {

    private final JdbcClient jdbc;

    KeyPersonRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<KeyPerson> of(UUID resident) {
        return jdbc.sql(
                        "select * from enrolment.key_person where resident_id = :resident order by until desc nulls first, since, id")
                .param("resident", resident)
                .query(KeyPerson.class)
                .list();
    }

    List<KeyPerson> ofAll(Collection<UUID> residents, LocalDate on) {
        return jdbc.sql("""
                        select * from enrolment.key_person
                        where resident_id = any (:residents) and since <= :on and (until is null or until > :on)
                        """)
                .param("residents", residents.toArray(UUID[]::new))
                .param("on", on)
                .query(KeyPerson.class)
                .list();
    }

    /** A person and his birth date, from what the record publishes. */
    record Born(UUID id, LocalDate birthDate) {}

    List<Born> births(Collection<UUID> residents) {
        return jdbc.sql(
                        "select resident_id as id, birth_date from resident.fact_person where resident_id = any (:residents)")
                .param("residents", residents.toArray(UUID[]::new))
                .query(Born.class)
                .list();
    }

    /** False when he is in it already on these days. */
    boolean insert(
            UUID id,
            UUID resident,
            KeyPopulation population,
            LocalDate since,
            String source,
            @Nullable UUID sourceId,
            String by) {
        return jdbc.sql("""
                        insert into enrolment.key_person (id, resident_id, population, since, source, source_id, recorded_by, division)
                        values (:id, :resident, :population, :since, :source, :sourceId, :by,
                          (select division from resident.fact_person where resident_id = :resident)) on conflict do nothing
                        """)
                        .param("id", id)
                        .param("resident", resident)
                        .param("population", population.name())
                        .param("since", since)
                        .param("source", source)
                        .param("sourceId", sourceId)
                        .param("by", by)
                        .update()
                == 1;
    }

    boolean end(UUID resident, UUID id, LocalDate until) {
        return jdbc.sql("""
                        update enrolment.key_person set until = greatest(since, :until)
                        where id = :id and resident_id = :resident and until is null
                        """)
                        .param("id", id)
                        .param("resident", resident)
                        .param("until", until)
                        .update()
                == 1;
    }

    /** Recognises from all visits and stays since a day at once: for records that came with a load. Those who were not in it before. */
    List<UUID> recognise(KeyPopulation population, List<String> codes, LocalDate since) {
        return jdbc.sql("""
                        insert into enrolment.key_person (resident_id, population, since, source, source_id, recorded_by, division)
                        select distinct on (f.resident_id) f.resident_id, :population, (f.at at time zone 'Asia/Shanghai')::date,
                               f.source, f.id, '',
                               (select division from resident.fact_person r where r.resident_id = f.resident_id)
                        from (select resident_id, at, 'VISIT' as source, id, diagnosis_codes from encounter.fact_visit
                              union all
                              select resident_id, discharged_at, 'STAY', id, diagnosis_codes from encounter.fact_admission
                              where discharged_at is not null) f
                        where f.at >= cast(:since as date)::timestamp at time zone 'Asia/Shanghai'
                          and exists (select from unnest(f.diagnosis_codes) code where code like any (:codes))
                        order by f.resident_id, f.at
                        on conflict do nothing
                        returning resident_id
                        """)
                .param("population", population.name())
                .param("codes", codes.stream().map(code -> code + "%").toArray(String[]::new))
                .param("since", since)
                .query(UUID.class)
                .list();
    }
}
