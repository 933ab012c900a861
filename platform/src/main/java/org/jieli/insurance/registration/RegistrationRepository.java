package org.jieli.insurance.registration;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jieli.insurance.CareArea;
import org.jieli.insurance.RegistrationNeed;
import org.jieli.insurance.RegistrationState;
import org.jieli.insurance.Scheme;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Registrations of transfers; every move is conditional on the state it was seen in. */
@Repository
class RegistrationRepository {

    static final String COLUMNS = """
            select id, referral_id, number, resident_id, region, scheme, person_number, from_institution, to_institution, area, need,
                   transaction, type_code, diagnosis, diagnosis_name, condition, reason, opinion, within_alliance, stay, referred_on,
                   ends_on, late_after, state, serial, registered_on, fault, fault_words, attempts, due_at, sent_at, created_at,
                   changed_at, changed_by, version
            from insurance.transfer_registration
            """;

    private final JdbcClient jdbc;

    RegistrationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How transfers to an area are registered.
     *
     * @param countsFromReferral whether it counts from the day of the referral, or only when the fund confirmed
     */
    record Rule(
            @Nullable String transaction, String typeCode, boolean countsFromReferral, int validDays, int lateDays) {}

    /** Where and under which number somebody is insured. */
    record Insured(String region, Scheme scheme, String number) {}

    Optional<Rule> rule(CareArea area, LocalDate on) {
        return jdbc.sql("""
                        select transaction, type_code, counts_from = 'REFERRAL' as at_once, valid_days, late_days
                        from insurance.registration_rule where area = :area and valid @> cast(:on as date)
                        """)
                .param("area", area.name())
                .param("on", on)
                .query((row, number) -> new Rule(
                        row.getString("transaction"),
                        row.getString("type_code"),
                        row.getBoolean("at_once"),
                        row.getInt("valid_days"),
                        row.getInt("late_days")))
                .optional();
    }

    Optional<Insured> insured(UUID residentId, LocalDate on) {
        return jdbc.sql("""
                        select region, scheme, person_number from insurance.coverage
                        where resident_id = :resident and valid @> cast(:on as date)
                        """)
                .param("resident", residentId)
                .param("on", on)
                .query((row, number) -> new Insured(
                        row.getString("region"),
                        Scheme.valueOf(row.getString("scheme")),
                        row.getString("person_number")))
                .optional();
    }

    /** The code of an institution under contract with a fund on a day, with any fund where it has none there. */
    Optional<String> providerCode(UUID institution, String region, LocalDate on) {
        return jdbc.sql("""
                        select code from insurance.provider
                        where institution_id = :institution and code is not null and valid @> cast(:on as date)
                        order by region = :region desc limit 1
                        """)
                .param("institution", institution)
                .param("region", region)
                .param("on", on)
                .query(String.class)
                .optional();
    }

    /** One that is there for this receiver already only gets the assessment that it lacked. */
    void insert(Map<String, @Nullable Object> values) {
        jdbc.sql("""
                        insert into insurance.transfer_registration (id, referral_id, number, resident_id, region, scheme, person_number,
                          from_institution, to_institution, area, need, transaction, type_code, diagnosis, diagnosis_name, condition, reason,
                          opinion, within_alliance, stay, referred_on, ends_on, late_after, counts_from, state, registered_on, created_at,
                          changed_at, changed_by)
                        values (:id, :referral, :number, :resident, :region, :scheme, :person, :from, :to, :area, :need, :transaction,
                          :type, :diagnosis, :diagnosisName, :condition, :reason, :opinion, :alliance, :stay, :on, :ends, :late,
                          :countsFrom, :state, cast(:registered as date), :now, :now, :by)
                        on conflict (referral_id, to_institution) where state not in ('TO_CANCEL', 'CANCEL_FAILED', 'CANCELLED')
                        do update set opinion = excluded.opinion, version = transfer_registration.version + 1
                        where transfer_registration.opinion is null and excluded.opinion is not null
                          and transfer_registration.state in ('TO_SEND', 'FAILED')
                        """).params(values).update();
    }

    /** Lets those of a referral go out that waited for its receiver. */
    void release(UUID referralId, UUID receiver, Instant now) {
        jdbc.sql("""
                        update insurance.transfer_registration set due_at = :now, version = version + 1
                        where referral_id = :referral and to_institution = :to and state = 'TO_SEND' and due_at is null
                        """)
                .param("referral", referralId)
                .param("to", receiver)
                .param("now", at(now))
                .update();
    }

    /**
     * Cancels those of a referral, but to the receiver that is kept; what had gone out is cancelled by a message, which waits for the
     * fund's number where it has not come. Returns whether there were any.
     */
    boolean cancel(UUID referralId, @Nullable UUID kept, String reason, Instant now) {
        return jdbc.sql("""
                        update insurance.transfer_registration
                        set state = case when sent_at is not null then 'TO_CANCEL' else 'CANCELLED' end,
                            due_at = case when sent_at is not null and serial is not null then cast(:now as timestamptz) end,
                            attempts = 0, cancelled_at = :now, cancel_reason = :reason, fault = null, fault_words = null,
                            changed_at = :now, version = version + 1
                        where referral_id = :referral and state not in ('TO_CANCEL', 'CANCEL_FAILED', 'CANCELLED')
                          and to_institution is distinct from cast(:kept as uuid)
                        """)
                        .param("referral", referralId)
                        .param("kept", kept)
                        .param("reason", reason)
                        .param("now", at(now))
                        .update()
                > 0;
    }

    Optional<TransferRegistration> find(UUID id) {
        return jdbc.sql(COLUMNS + "where id = :id")
                .param("id", id)
                .query((row, number) -> map(row))
                .optional();
    }

    /** The one that holds, else the latest that was cancelled. */
    Optional<TransferRegistration> ofReferral(UUID referralId) {
        return Optional.ofNullable(ofReferrals(List.of(referralId)).get(referralId));
    }

    /** The registration of each referral that has one; where receivers changed, the one that holds. */
    Map<UUID, TransferRegistration> ofReferrals(Collection<UUID> referralIds) {
        return jdbc
                .sql(COLUMNS + """
                        where referral_id = any(:referrals) order by state in ('TO_CANCEL', 'CANCEL_FAILED', 'CANCELLED'), id desc
                        """)
                .param("referrals", referralIds.toArray(UUID[]::new))
                .query((row, number) -> map(row))
                .list()
                .stream()
                .collect(Collectors.toMap(TransferRegistration::referralId, each -> each, (best, other) -> best));
    }

    /** Those that are to be sent now, each taken by one node only; a cancellation without the fund's number waits. */
    Optional<TransferRegistration> nextDue(Instant now) {
        return jdbc.sql(COLUMNS + """
                        where due_at <= :now and (state = 'TO_SEND' or state = 'TO_CANCEL' and serial is not null)
                        order by due_at limit 1 for update skip locked
                        """)
                .param("now", at(now))
                .query((row, number) -> map(row))
                .optional();
    }

    /** Looks at one later again, so that it does not stand before the others. */
    void putOff(UUID id, Instant until) {
        jdbc.sql("update insurance.transfer_registration set due_at = :until where id = :id and due_at is not null")
                .param("id", id)
                .param("until", at(until))
                .update();
    }

    /** Moves one that is still as it was seen; false when somebody else was first. */
    boolean move(TransferRegistration seen, Move move, Instant now, String by) {
        return jdbc.sql("""
                        update insurance.transfer_registration set state = :state, serial = coalesce(:serial, serial),
                          registered_on = case when cast(:state as text) = 'CONFIRMED'
                            then coalesce(registered_on, cast(:today as date)) else registered_on end,
                          fault = :fault, fault_words = :words, attempts = :attempts, due_at = cast(:due as timestamptz),
                          sent_at = case when cast(:state as text) in ('SENT', 'CONFIRMED') then coalesce(sent_at, :now) else sent_at end,
                          changed_at = :now, changed_by = :by, version = version + 1
                        where id = :id and version = :version
                        """)
                        .param("id", seen.id())
                        .param("version", seen.version())
                        .param("state", move.state().name())
                        .param("serial", move.serial())
                        .param("today", org.jieli.shared.ChinaTime.date(now))
                        .param(
                                "fault",
                                move.trouble() == null ? null : move.trouble().name())
                        .param("words", move.words())
                        .param("attempts", move.attempts())
                        .param("due", at(move.dueAt()))
                        .param("now", at(now))
                        .param("by", by)
                        .update()
                == 1;
    }

    /** What becomes of a registration. */
    record Move(
            RegistrationState state,
            @Nullable String serial,
            @Nullable RegistrationTrouble trouble,
            @Nullable String words,
            int attempts,
            @Nullable Instant dueAt) {

        static Move to(RegistrationState state) {
            return new Move(state, null, null, null, 0, null);
        }
    }

    static TransferRegistration map(ResultSet row) throws SQLException {
        String trouble = row.getString("fault");
        return new TransferRegistration(
                row.getObject("id", UUID.class),
                row.getObject("referral_id", UUID.class),
                row.getString("number"),
                row.getObject("resident_id", UUID.class),
                row.getString("region"),
                Scheme.valueOf(row.getString("scheme")),
                row.getString("person_number"),
                row.getObject("from_institution", UUID.class),
                row.getObject("to_institution", UUID.class),
                CareArea.valueOf(row.getString("area")),
                RegistrationNeed.valueOf(row.getString("need")),
                row.getString("transaction"),
                row.getString("type_code"),
                row.getString("diagnosis"),
                row.getString("diagnosis_name"),
                row.getString("condition"),
                row.getString("reason"),
                row.getString("opinion"),
                row.getBoolean("within_alliance"),
                row.getString("stay"),
                row.getObject("referred_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class),
                row.getObject("late_after", LocalDate.class),
                RegistrationState.valueOf(row.getString("state")),
                row.getString("serial"),
                row.getObject("registered_on", LocalDate.class),
                trouble == null ? null : RegistrationTrouble.valueOf(trouble),
                row.getString("fault_words"),
                row.getInt("attempts"),
                instant(row, "due_at"),
                instant(row, "sent_at"),
                java.util.Objects.requireNonNull(instant(row, "created_at")),
                java.util.Objects.requireNonNull(instant(row, "changed_at")),
                row.getString("changed_by"),
                row.getInt("version"));
    }

    static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
