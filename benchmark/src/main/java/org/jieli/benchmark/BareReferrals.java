package org.jieli.benchmark;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * Writes with bare SQL the rows that one request to the full path writes, in one transaction: key, person known to the receiver, held
 * place with its counter, referral, event, two audit entries, entry of the timeline, event publication. Its own connection, prepared statements, and the
 * database's owner, for whom no row-level security is computed.
 */
final class BareReferrals implements Load.Client {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String EVENT = """
            {"referralId":"%s","number":"ZZ411203260105000000","residentId":"%s","direction":"UP","urgency":"ROUTINE",\
            "fromInstitutionId":"%s","toInstitutionId":"%s","action":"SUBMIT","before":null,"after":"SUBMITTED","words":null,\
            "bookedFor":"2026-02-05T01:00:00Z","at":"2026-01-05T01:00:00.000000Z"}""";

    private final Scene scene;
    private final Connection connection;
    private final UUID account = UUID.randomUUID();
    private final List<PreparedStatement> statements = new ArrayList<>();
    private final PreparedStatement key;
    private final PreparedStatement hold;
    private final PreparedStatement counter;
    private final PreparedStatement referral;
    private final PreparedStatement event;
    private final PreparedStatement audit;
    private final PreparedStatement known;
    private final PreparedStatement timeline;
    private final PreparedStatement publication;

    BareReferrals(Scene scene) throws SQLException {
        this.scene = scene;
        this.connection = scene.application().owner();
        connection.setAutoCommit(false);
        this.key = prepare(
                "insert into web.idempotency (account_id, key, fingerprint, answer) values (?, ?, ?, ?::jsonb) on conflict do nothing");
        this.hold = prepare("""
                insert into capacity.hold (holder_id, institution_id, department_id, slot_id, clinic, at, open_place, expires_at)
                select ?, institution_id, department_id, id, clinic, starts_at, false, now() + interval '2 days'
                from capacity.slot where id = ?
                """);
        this.counter = prepare(
                "update capacity.slot set taken_referral = taken_referral + 1 where id = ? and taken_referral + taken_open < capacity");
        this.referral = prepare("""
                insert into referral.referral (id, number, resident_id, direction, urgency, reach, state, from_institution,
                  from_practitioner, from_name, from_division, to_institution, to_department, to_division, within_alliance,
                  diagnosis_code, diagnosis_name, problem, content, consent, owner_institution, due_at, rings_at, ends_at, booked_for,
                  created_at, submitted_at, changed_at, changed_by, token, link_code)
                values (?, 'BB411203260105' || lpad(nextval('referral.number_sequence')::text, 6, '0'), ?, 'UP', 'ROUTINE', 'ALLIANCE',
                  'SUBMITTED', ?, gen_random_uuid(), '示范医生', '411203100', ?, ?, '411203', true, ?, '特发性(原发性)高血压', left(?, 3),
                  ?::jsonb, 'PAPER', ?, now() + interval '1 day', now() + interval '18 hours', now() + interval '8 days',
                  now() + interval '30 days', now(), now(), now(), '示范医生', ?, '123456')
                """);
        this.event = prepare("""
                insert into referral.event (referral_id, action, after, institution_id, account_id, person_name, at)
                values (?, 'SUBMIT', 'SUBMITTED', ?, ?, '示范医生', now())
                """);
        this.audit = prepare("""
                insert into audit.entry (account_id, person_name, institution_id, division, role, action, resident_id, subject_type,
                  subject_id, details, remote_address)
                values (?, '示范医生', ?, '411203100', 'FAMILY_DOCTOR', ?, ?, ?, ?, '{}'::jsonb, '127.0.0.1')
                """);
        this.known = prepare(
                "insert into resident.known_at (resident_id, institution_id, reason) values (?, ?, 'referral') on conflict do nothing");
        this.timeline = prepare("""
                insert into resident.timeline (resident_id, at, kind, institution_id, summary, source_id, path)
                values (?, now(), 'timeline.referral', ?, '特发性(原发性)高血压 → 示范陕州区人民医院', ?, ?)
                """);
        this.publication = prepare("""
                insert into events.event_publication (id, listener_id, event_type, serialized_event, publication_date, status,
                  completion_attempts)
                values (?, 'org.jieli.notification.ReferralNews.on(org.jieli.referral.ReferralMoved)', 'org.jieli.referral.ReferralMoved',
                  ?, now(), 'PUBLISHED', 0)
                """);
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statements.add(statement);
        return statement;
    }

    @Override
    public boolean once() throws SQLException {
        Scene.Subject subject = scene.next();
        UUID id = UUID.randomUUID();
        byte[] print = new byte[32];
        RANDOM.nextBytes(print);
        execute(key, account, "bare-" + subject.number(), print, "{\"id\":\"" + id + "\"}");
        execute(audit, account, scene.sender(), "resident.read", subject.resident(), "resident", subject.resident());
        execute(hold, id, subject.slot());
        execute(counter, subject.slot());
        execute(
                referral,
                id,
                subject.resident(),
                scene.sender(),
                scene.receiver(),
                scene.department(),
                subject.diagnosis(),
                subject.diagnosis(),
                Scene.content(subject.diagnosis()),
                scene.receiver(),
                Base64.getUrlEncoder().encodeToString(print).substring(0, 24));
        execute(event, id, scene.sender(), account);
        execute(audit, account, scene.sender(), "referral.submit", subject.resident(), "referral", id);
        execute(known, subject.resident(), scene.receiver());
        execute(timeline, subject.resident(), scene.sender(), id, "/referrals/" + id);
        execute(
                publication,
                UUID.randomUUID(),
                EVENT.formatted(id, subject.resident(), scene.sender(), scene.receiver()));
        connection.commit();
        return true;
    }

    private static void execute(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : statements) {
            statement.close();
        }
        connection.close();
    }
}
