package org.jieli.referral;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Referrals in the database; every change is one statement that writes the event with it. */
@Repository
class ReferralRepository {

    private static final String SELECT = "select " + StoredReferralMapper.COLUMNS;
    private static final String COLUMNS = SELECT + "from referral.referral\n";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ReferralRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** As it was written; empty when an open referral for the same person, problem and direction stands already. */
    Optional<StoredReferral> insert(Map<String, @Nullable Object> values) {
        return jdbc.sql("""
                        with made as (
                          insert into referral.referral (id, number, resident_id, direction, urgency, reach, state, from_institution,
                            from_practitioner, from_name, from_division, to_institution, to_department, to_division, within_alliance,
                            diagnosis_code, diagnosis_name, problem, content, consent, assessor, visit_id, admission_id, choice,
                            owner_institution, due_at, rings_at, ends_at, booked_for, created_at, submitted_at, replied_at, arrived_at,
                            changed_at, changed_by, token, link_code)
                          values (:id, 'ZZ' || :place || :day || lpad(nextval('referral.number_sequence')::text, 6, '0'), :resident,
                            :direction, :urgency, :reach, :state, :from, cast(:practitioner as uuid), :fromName, :fromDivision, :to,
                            cast(:department as uuid), :toDivision, :withinAlliance, :code, :name, :problem, cast(:content as jsonb),
                            :consent, cast(:assessor as uuid), cast(:visit as uuid), cast(:admission as uuid), cast(:choice as jsonb),
                            cast(:owner as uuid), cast(:due as timestamptz), cast(:warn as timestamptz), cast(:ends as timestamptz),
                            cast(:booked as timestamptz), :now, cast(:submitted as timestamptz), null,
                            cast(:arrived as timestamptz), :now, :by, :token, :linkCode)
                          on conflict (resident_id, problem, direction)
                            where state not in ('DRAFT', 'COMPLETED', 'REFUSED', 'CANCELLED', 'WITHDRAWN', 'NOT_ARRIVED', 'EXPIRED')
                            do nothing
                          returning *),
                        told as (
                          insert into referral.event (referral_id, action, after, institution_id, account_id, person_name, at)
                          select id, :action, :state, :from, cast(:account as uuid), :by, :now from made)
                        """ + SELECT + "from made")
                .params(values)
                .query(StoredReferralMapper::map)
                .optional();
    }

    /** Writes a draft anew that is still as it was seen; false when somebody else was first. */
    boolean rewrite(Map<String, @Nullable Object> values) {
        return jdbc.sql("""
                        update referral.referral set direction = :direction, urgency = :urgency, reach = :reach, to_institution = :to,
                          to_department = cast(:department as uuid), to_division = :toDivision, within_alliance = :withinAlliance,
                          diagnosis_code = :code, diagnosis_name = :name, problem = :problem, content = cast(:content as jsonb),
                          consent = :consent, assessor = cast(:assessor as uuid), choice = cast(:choice as jsonb), changed_at = :now,
                          changed_by = :by, version = version + 1
                        where id = :id and version = :version and state = 'DRAFT'
                        """).params(values).update() == 1;
    }

    /** Moves a referral that is still as it was seen; false when somebody else was first. */
    boolean move(Map<String, @Nullable Object> values) {
        return jdbc.sql("""
                        with moved as (
                          update referral.referral set state = :state, owner_institution = cast(:owner as uuid),
                            due_at = cast(:due as timestamptz), rings_at = cast(:warn as timestamptz), rung = 0,
                            ends_at = cast(:ends as timestamptz), booked_for = cast(:booked as timestamptz),
                            passed = case when to_institution = :to then passed else passed || to_institution end,
                            to_department = case when to_institution = :to then to_department end,
                            to_institution = :to, to_division = coalesce(cast(:toDivision as text), to_division), direction = :direction, reach = :reach,
                            within_alliance = :withinAlliance, consent = coalesce(cast(:consent as text), consent),
                            refusal = cast(:refusal as text),
                            submitted_at = case when :before = 'DRAFT' and not :ended then :now else submitted_at end,
                            replied_at = case when :replied then coalesce(replied_at, :now) else replied_at end,
                            arrived_at = case when :state = 'ARRIVED' then :now else arrived_at end,
                            ended_at = case when :ended then :now end,
                            changed_at = :now, changed_by = :by, version = version + 1
                          where id = :id and version = :version and state = any(:sources)
                          returning id)
                        insert into referral.event (referral_id, action, before, after, institution_id, account_id, person_name, words, at)
                        select id, :action, :before, :state, cast(:actor as uuid), cast(:account as uuid), :by, cast(:words as text), :now
                        from moved
                        """).params(values).update() == 1;
    }

    Optional<StoredReferral> find(UUID id) {
        return jdbc.sql(COLUMNS + "where id = :id")
                .param("id", id)
                .query(StoredReferralMapper::map)
                .optional();
    }

    Optional<StoredReferral> findByNumber(String number) {
        return jdbc.sql(COLUMNS + "where number = :number")
                .param("number", number)
                .query(StoredReferralMapper::map)
                .optional();
    }

    Optional<StoredReferral> findByToken(String token) {
        return jdbc.sql(COLUMNS + "where token = :token")
                .param("token", token)
                .query(StoredReferralMapper::map)
                .optional();
    }

    Optional<StoredReferral> open(UUID resident, String problem, ReferralDirection direction) {
        return jdbc.sql(COLUMNS + """
                        where resident_id = :resident and problem = :problem and direction = :direction
                          and state not in ('DRAFT', 'COMPLETED', 'REFUSED', 'CANCELLED', 'WITHDRAWN', 'NOT_ARRIVED', 'EXPIRED')
                        """)
                .param("resident", resident)
                .param("problem", problem)
                .param("direction", direction.name())
                .query(StoredReferralMapper::map)
                .optional();
    }

    List<StoredReferral> ofResident(UUID resident, int limit) {
        return jdbc.sql(COLUMNS + "where resident_id = :resident order by id desc limit :limit")
                .param("resident", resident)
                .param("limit", limit)
                .query(StoredReferralMapper::map)
                .list();
    }

    List<StoredReferral> waitingFor(UUID institution, int limit) {
        return jdbc.sql(COLUMNS + "where owner_institution = :institution order by due_at, id limit :limit")
                .param("institution", institution)
                .param("limit", limit)
                .query(StoredReferralMapper::map)
                .list();
    }

    long countWaitingFor(UUID institution) {
        return jdbc.sql("select count(*) from referral.referral where owner_institution = :institution")
                .param("institution", institution)
                .query(Long.class)
                .single();
    }

    List<StoredReferral> sentBy(UUID institution, int limit) {
        return jdbc.sql(COLUMNS + """
                        where from_institution = :institution and owner_institution is not null
                        order by submitted_at desc, id desc limit :limit
                        """)
                .param("institution", institution)
                .param("limit", limit)
                .query(StoredReferralMapper::map)
                .list();
    }

    ReferralContent content(UUID id) {
        return json.readValue(
                jdbc.sql("select content::text from referral.referral where id = :id")
                        .param("id", id)
                        .query(String.class)
                        .single(),
                ReferralContent.class);
    }

    /** Referrals whose clock rings, each taken by one node only. */
    List<StoredReferral> ringing(Instant now, int limit) {
        return jdbc.sql(COLUMNS + "where rings_at <= :now order by rings_at limit :limit for update skip locked")
                .param("now", at(now))
                .param("limit", limit)
                .query(StoredReferralMapper::map)
                .list();
    }

    /** Sets the clock to ring again, or silences it. */
    void ringNext(UUID id, int rung, @Nullable Instant next) {
        jdbc.sql("update referral.referral set rung = :rung, rings_at = cast(:next as timestamptz) where id = :id")
                .param("rung", rung)
                .param("next", at(next))
                .param("id", id)
                .update();
    }

    /** Counts one attempt at a person's link; false when there were too many without the right code, or no such link. */
    boolean countAttempt(String token, int most) {
        return jdbc.sql("""
                        update referral.referral set link_failures = link_failures + 1
                        where token = :token and link_failures < :most
                        """).param("token", token).param("most", most).update() == 1;
    }

    void forgetAttempts(UUID id) {
        jdbc.sql("update referral.referral set link_failures = 0 where id = :id")
                .param("id", id)
                .update();
    }

    List<ReferralEvent> events(UUID id) {
        return jdbc.sql("""
                        select action, before, after, institution_id, person_name, words, at
                        from referral.event where referral_id = :id order by id
                        """).param("id", id).query(StoredReferralMapper::event).list();
    }

    static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
