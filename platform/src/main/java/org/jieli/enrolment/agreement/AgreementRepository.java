package org.jieli.enrolment.agreement;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jieli.enrolment.AgreementKind;
import org.jieli.enrolment.CareTeam;
import org.jieli.enrolment.Enrolments.ResidentDay;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Agreements in the database; who holds two at once is refused by it, each in a transaction of its own where the caller has none: only a transaction carries the scope. */
@Repository
@Transactional
class AgreementRepository {

    private final JdbcClient jdbc;

    AgreementRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Agreement> find(UUID id) {
        return jdbc.sql("select * from enrolment.agreement where id = :id")
                .param("id", id)
                .query(AgreementRepository::agreement)
                .optional();
    }

    List<Agreement> of(UUID resident) {
        return jdbc.sql("""
                        select * from enrolment.agreement where resident_id = :resident order by from_date desc, id desc limit 100
                        """)
                .param("resident", resident)
                .query(AgreementRepository::agreement)
                .list();
    }

    Optional<Agreement> running(UUID resident, LocalDate on) {
        return jdbc.sql("""
                        select * from enrolment.agreement
                        where resident_id = :resident and state = 'SIGNED' and held @> :on::date
                        """)
                .param("resident", resident)
                .param("on", on)
                .query(AgreementRepository::agreement)
                .optional();
    }

    /** Those of the days on which one ran. */
    Set<ResidentDay> running(Collection<ResidentDay> days) {
        return jdbc.sql("""
                        select asked.resident, asked.day
                        from unnest(cast(:residents as uuid[]), cast(:days as date[])) asked (resident, day)
                        where exists (select from enrolment.agreement a
                                      where a.resident_id = asked.resident and a.state = 'SIGNED' and a.held @> asked.day)
                        """)
                .param("residents", days.stream().map(ResidentDay::residentId).toArray(UUID[]::new))
                .param("days", days.stream().map(each -> each.day().toString()).toArray(String[]::new))
                .query((row, number) ->
                        new ResidentDay(row.getObject("resident", UUID.class), row.getObject("day", LocalDate.class)))
                .set();
    }

    void insert(Agreement it) {
        jdbc.sql("""
                        insert into enrolment.agreement (id, resident_id, birth_date, division, team_id, institution_id, doctor_id,
                          doctor_name, kind, state, from_date, to_date, place, signer, guardian_id, identity_check, signature,
                          proposed_at, signed_at, signed_by, previous_id)
                        values (:id, :resident, :birth, :division, :team, :institution, :doctor, :doctorName, :kind, :state, :from, :to,
                          :place, :signer, :guardian, :identityCheck, :signature, :proposedAt, :signedAt, :signedBy, :previous)
                        """)
                .param("id", it.id())
                .param("resident", it.residentId())
                .param("birth", it.birthDate())
                .param("division", it.division())
                .param("team", it.teamId())
                .param("institution", it.institutionId())
                .param("doctor", it.doctorId())
                .param("doctorName", it.doctorName())
                .param("kind", it.kind().name())
                .param("state", it.state().name())
                .param("from", it.from())
                .param("to", it.to())
                .param("place", it.place().name())
                .param("signer", it.signer())
                .param("guardian", it.guardianId())
                .param("identityCheck", it.identityCheck())
                .param("signature", it.signature())
                .param("proposedAt", time(it.proposedAt()))
                .param("signedAt", time(it.signedAt()))
                .param("signedBy", it.signedBy())
                .param("previous", it.previousId())
                .update();
    }

    void insertPackages(UUID agreement, List<UUID> versions) {
        jdbc.sql("""
                        insert into enrolment.agreement_package (agreement_id, version_id)
                        select :agreement, unnest(:versions::uuid[]) on conflict do nothing
                        """)
                .param("agreement", agreement)
                .param("versions", versions.toArray(UUID[]::new))
                .update();
    }

    List<UUID> packagesOf(UUID agreement) {
        return jdbc.sql("select version_id from enrolment.agreement_package where agreement_id = :agreement")
                .param("agreement", agreement)
                .query(UUID.class)
                .list();
    }

    /** The team signs a proposal with one of its doctors, for as long as it was meant, from the day on. */
    boolean accept(UUID id, CareTeam.Member doctor, LocalDate from, LocalDate to, String by, Instant at) {
        return jdbc.sql("""
                        update enrolment.agreement set state = 'SIGNED', from_date = :from, to_date = :to, signed_at = :at,
                          doctor_id = :doctor, doctor_name = :doctorName, signed_by = :by, answered_at = :at, answered_by = :by,
                          version = version + 1
                        where id = :id and state = 'PROPOSED'
                        """)
                        .param("id", id)
                        .param("doctor", doctor.practitionerId())
                        .param("doctorName", doctor.name())
                        .param("from", from)
                        .param("to", to)
                        .param("by", by)
                        .param("at", time(at))
                        .update()
                == 1;
    }

    boolean close(UUID id, AgreementState state, @Nullable String reason, String by, Instant at) {
        return jdbc.sql("""
                        update enrolment.agreement set state = :state, answer_reason = :reason, answered_at = :at, answered_by = :by,
                          version = version + 1
                        where id = :id and state = 'PROPOSED'
                        """)
                        .param("id", id)
                        .param("state", state.name())
                        .param("reason", reason)
                        .param("by", by)
                        .param("at", time(at))
                        .update()
                == 1;
    }

    /** False when it has ended already, or by then it would have. */
    boolean end(
            UUID id, LocalDate on, EndReason reason, @Nullable String words, String by, int months, BigDecimal fee) {
        return jdbc.sql("""
                        update enrolment.agreement set ended_on = :on, end_reason = :reason, end_words = :words, ended_by = :by,
                          settled_months = :months, settled_fee = :fee, version = version + 1
                        where id = :id and state = 'SIGNED' and ended_on is null and from_date <= :on and to_date > :on
                        """)
                        .param("id", id)
                        .param("on", on)
                        .param("reason", reason.name())
                        .param("words", words)
                        .param("by", by)
                        .param("months", months)
                        .param("fee", fee)
                        .update()
                == 1;
    }

    /** Renewals of a resident that have not begun by the day never do. */
    List<UUID> endComing(UUID resident, LocalDate on, EndReason reason, String by) {
        return jdbc.sql("""
                        update enrolment.agreement set ended_on = from_date, end_reason = :reason, ended_by = :by, settled_months = 0,
                          settled_fee = 0, version = version + 1
                        where resident_id = :resident and state = 'SIGNED' and ended_on is null and from_date > :on
                        returning id
                        """)
                .param("resident", resident)
                .param("on", on)
                .param("reason", reason.name())
                .param("by", by)
                .query(UUID.class)
                .list();
    }

    boolean isFollowed(UUID agreement) {
        return jdbc.sql("""
                        select exists (select from enrolment.agreement n
                                       where n.previous_id = :id and n.state = 'SIGNED' and not isempty(n.held))
                        """).param("id", agreement).query(Boolean.class).single();
    }

    /** What a year costs with the agreement's packages, in yuan. */
    BigDecimal yearlyFee(UUID agreement) {
        return jdbc.sql("""
                        select coalesce(sum(v.fee), 0) from enrolment.agreement_package p
                        join enrolment.package_version v on v.id = p.version_id where p.agreement_id = :agreement
                        """)
                .param("agreement", agreement)
                .query(BigDecimal.class)
                .single();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant at) {
        return at == null ? null : OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    static Agreement agreement(ResultSet row, int number) throws SQLException {
        String reason = row.getString("end_reason");
        return new Agreement(
                row.getObject("id", UUID.class),
                row.getObject("resident_id", UUID.class),
                row.getObject("birth_date", LocalDate.class),
                row.getString("division"),
                row.getObject("team_id", UUID.class),
                row.getObject("institution_id", UUID.class),
                row.getObject("doctor_id", UUID.class),
                row.getString("doctor_name"),
                AgreementKind.valueOf(row.getString("kind")),
                AgreementState.valueOf(row.getString("state")),
                row.getObject("from_date", LocalDate.class),
                row.getObject("to_date", LocalDate.class),
                SigningPlace.valueOf(row.getString("place")),
                row.getString("signer"),
                row.getObject("guardian_id", UUID.class),
                row.getString("identity_check"),
                row.getString("signature"),
                instant(row, "proposed_at"),
                instant(row, "signed_at"),
                row.getString("signed_by"),
                instant(row, "answered_at"),
                row.getString("answered_by"),
                row.getString("answer_reason"),
                row.getObject("ended_on", LocalDate.class),
                reason == null ? null : EndReason.valueOf(reason),
                row.getString("end_words"),
                row.getObject("settled_months", Integer.class),
                row.getBigDecimal("settled_fee"),
                row.getObject("previous_id", UUID.class),
                row.getInt("version"));
    }
}
