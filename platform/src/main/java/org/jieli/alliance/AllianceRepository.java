package org.jieli.alliance;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jieli.shared.PinyinInitials;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Alliances and their members in the database. */
@Repository
class AllianceRepository {

    private final JdbcClient jdbc;

    AllianceRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Alliance> all() {
        return jdbc.sql("""
                select id, name, initials, form, tight, lead_institution_id, reserved_slot_share, release_hours,
                       reserved_bed_share, founded, ended, version
                from alliance.alliance order by name, id
                """).query(Alliance.class).list();
    }

    List<Membership> memberships() {
        return jdbc.sql("""
                select alliance_id, institution_id, lower(valid) as from_date, upper(valid) as to_date
                from alliance.member order by lower(valid), institution_id
                """)
                .query((row, number) -> new Membership(
                        row.getObject("alliance_id", UUID.class),
                        row.getObject("institution_id", UUID.class),
                        row.getObject("from_date", LocalDate.class),
                        row.getObject("to_date", LocalDate.class)))
                .list();
    }

    void insert(NewAlliance it) {
        jdbc.sql("""
                insert into alliance.alliance (id, name, initials, form, tight, lead_institution_id, reserved_slot_share,
                  release_hours, reserved_bed_share, founded)
                values (:id, :name, :initials, :form, :tight, :lead, :slots, :hours, :beds, :founded)
                """)
                .param("id", it.id())
                .param("name", it.name())
                .param("initials", PinyinInitials.of(it.name()))
                .param("form", it.form().name())
                .param("tight", it.tight())
                .param("lead", it.leadInstitutionId())
                .param("slots", it.reservedSlotShare())
                .param("hours", it.releaseHours())
                .param("beds", it.reservedBedShare())
                .param("founded", it.founded())
                .update();
    }

    void insertMembers(UUID allianceId, Collection<UUID> institutions, LocalDate from) {
        jdbc.sql("""
                insert into alliance.member (alliance_id, institution_id, valid)
                select :alliance, unnest(:institutions::uuid[]), daterange(:from, null)
                """)
                .param("alliance", allianceId)
                .param("institutions", institutions.toArray(UUID[]::new))
                .param("from", from)
                .update();
    }

    /** Ends a membership in force; one that would end on its first day never was. False when there is none. */
    boolean endMember(UUID allianceId, UUID institutionId, LocalDate on) {
        int never = jdbc.sql("""
                delete from alliance.member
                where alliance_id = :alliance and institution_id = :institution and upper_inf(valid) and lower(valid) >= :on
                """)
                .param("alliance", allianceId)
                .param("institution", institutionId)
                .param("on", on)
                .update();
        int ended = jdbc.sql("""
                update alliance.member set valid = daterange(lower(valid), :on)
                where alliance_id = :alliance and institution_id = :institution and upper_inf(valid) and lower(valid) < :on
                """)
                .param("alliance", allianceId)
                .param("institution", institutionId)
                .param("on", on)
                .update();
        return never + ended > 0;
    }

    /** False when somebody else changed it meanwhile. */
    boolean update(UUID id, AllianceSettings settings, int version) {
        return jdbc.sql("""
                update alliance.alliance set name = :name, initials = :initials, tight = :tight,
                  reserved_slot_share = :slots, release_hours = :hours, reserved_bed_share = :beds, version = version + 1
                where id = :id and version = :version
                """)
                        .param("id", id)
                        .param("version", version)
                        .param("name", settings.name())
                        .param("initials", PinyinInitials.of(settings.name()))
                        .param("tight", settings.tight())
                        .param("slots", settings.reservedSlotShare())
                        .param("hours", settings.releaseHours())
                        .param("beds", settings.reservedBedShare())
                        .update()
                == 1;
    }

    /** An institution's time in an alliance. */
    record Membership(
            UUID allianceId,
            UUID institutionId,
            LocalDate from,
            @Nullable LocalDate to) {

        boolean holdsOn(LocalDate day) {
            return !day.isBefore(from) && (to == null || day.isBefore(to));
        }
    }
}
