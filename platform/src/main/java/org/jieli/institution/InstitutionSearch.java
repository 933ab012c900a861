package org.jieli.institution;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds working institutions and senior physicians by what people type: part of a name, or the beginning of pinyin initials. */
@Repository
class InstitutionSearch {

    private final JdbcClient jdbc;

    InstitutionSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<InstitutionSummary> institutions(String text, LocalDate on, int limit) {
        return jdbc.sql("""
                        select id, credit_code, name, category, tier, is_primary as "primary", continuing_care, tcm, division,
                               referral_phone, longitude, latitude
                        from institution.institution i
                        where (position(:q in name) > 0 or initials like :initials)
                          and exists (select from institution.status s
                                      where s.institution_id = i.id and s.status = 'ACTIVE' and s.valid @> :on::date)
                        order by name, id limit :limit
                        """)
                .param("q", text)
                .param("initials", beginning(text))
                .param("on", on)
                .param("limit", limit)
                .query(InstitutionSummary.class)
                .list();
    }

    List<UUID> practicePlaces(UUID practitionerId, LocalDate on) {
        return jdbc.sql("""
                        select institution_id from institution.practice_place
                        where practitioner_id = :practitioner and valid @> :on::date
                        """)
                .param("practitioner", practitionerId)
                .param("on", on)
                .query(UUID.class)
                .list();
    }

    List<PracticePlace> seniorPhysicians(String text, LocalDate on, int limit) {
        return jdbc.sql("""
                        select p.id as practitioner_id, p.name as practitioner_name, p.title_level, i.id as institution_id,
                               i.name as institution_name
                        from institution.practitioner p
                        join institution.practice_place l on l.practitioner_id = p.id and l.valid @> :on::date
                        join institution.institution i on i.id = l.institution_id
                        where p.title_level in ('CHIEF', 'ASSOCIATE_CHIEF') and i.tier in ('SECONDARY', 'TERTIARY')
                          and (position(:q in p.name) > 0 or p.initials like :initials or position(:q in i.name) > 0)
                        order by p.name, i.name, p.id limit :limit
                        """)
                .param("q", text)
                .param("initials", beginning(text))
                .param("on", on)
                .param("limit", limit)
                .query(PracticePlace.class)
                .list();
    }

    List<PracticePlace> practitioners(String text, Collection<UUID> institutionIds, LocalDate on, int limit) {
        return jdbc.sql("""
                        select p.id as practitioner_id, p.name as practitioner_name, p.title_level, i.id as institution_id,
                               i.name as institution_name
                        from institution.practice_place l
                        join institution.practitioner p on p.id = l.practitioner_id
                        join institution.institution i on i.id = l.institution_id
                        where l.institution_id = any (:institutions) and l.valid @> :on::date
                          and (position(:q in p.name) > 0 or p.initials like :initials or position(:q in i.name) > 0)
                        order by p.name, i.name, p.id limit :limit
                        """)
                .param("institutions", institutionIds.toArray(UUID[]::new))
                .param("q", text)
                .param("initials", beginning(text))
                .param("on", on)
                .param("limit", limit)
                .query(PracticePlace.class)
                .list();
    }

    private static String beginning(String text) {
        return text.toLowerCase(Locale.ROOT)
                        .replace("\\", "\\\\")
                        .replace("%", "\\%")
                        .replace("_", "\\_")
                + "%";
    }
}
