package org.jieli.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The application and the database are killed in turn while referrals are written; what was acknowledged is there, once and whole. */
@Tag("fault")
class KillTests {

    private static final int ROUNDS = Integer.getInteger("jieli.kill-rounds", 20);
    private static final int WRITERS = 4;
    private static final int BEFORE_THE_KILL = 25;
    private static final String REASON = "断电演练";
    private static final Duration LONGEST = Duration.ofMinutes(2);

    @TempDir
    Path home;

    private final AtomicInteger next = new AtomicInteger();
    private final Queue<Attempt> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<Attempt> inDoubt = new ConcurrentLinkedQueue<>();
    private KilledApplication application;
    private UUID receiver;
    private UUID slot;
    private List<UUID> residents;
    private List<String> diagnoses;

    /** A request, and the referral that it made once that is known. */
    private record Attempt(String key, Map<String, ?> body, UUID referral) {}

    private enum Victim {
        APPLICATION,
        DATABASE,
        /** As when the power fails. */
        BOTH
    }

    @Test
    void whatWasAcknowledgedSurvivesTwentyKillsOnceAndWhole() throws Exception {
        application = new KilledApplication(home);
        application.start();
        try {
            setTheScene();
            for (int round = 0; round < ROUNDS; round++) {
                killWhileWriting(Victim.values()[round % Victim.values().length]);
                askAgainWhatIsInDoubt();
            }
            everyReferralIsThereOnceAndWhole();
            expiredHoldsAreGivenBack();
            clocksRing();
        } finally {
            application.stop();
        }
    }

    private void setTheScene() throws Exception {
        JdbcClient owner = application.owner();
        UUID sender = placeOf(owner, "township");
        receiver = placeOf(owner, "centre");
        slot = UUID.randomUUID();
        owner.sql("""
                insert into resident.known_at (resident_id, institution_id, reason)
                select id, :sender, 'test' from resident.resident on conflict do nothing
                """).param("sender", sender).update();
        owner.sql("""
                insert into capacity.slot (id, institution_id, department_id, clinic, starts_at, ends_at, capacity, reserved, released_at)
                select :slot, :receiver, department_id, 'test', now() + interval '9 days', now() + interval '10 days', 100000, 100000,
                  now() + interval '8 days' from capacity.slot where institution_id = :receiver limit 1
                """).param("slot", slot).param("receiver", receiver).update();
        residents = owner.sql("select id from resident.resident order by id")
                .query(UUID.class)
                .list();
        diagnoses = owner.sql("""
                        select min(code) from terminology.diagnosis where kind = 'subcategory' and edition = 'SHIPPED'
                        group by left(code, 3) order by 1
                        """).query(String.class).list();
    }

    private static UUID placeOf(JdbcClient owner, String username) {
        return owner.sql("""
                        select institution_id from identity.post p join identity.account a on a.id = p.account_id
                        where a.username = :name order by from_date, p.id limit 1
                        """).param("name", username).query(UUID.class).single();
    }

    private Attempt attempt() {
        int number = next.getAndIncrement();
        return new Attempt(
                "kill-" + number,
                Map.of(
                        "residentId",
                        residents.get(number % residents.size()),
                        "urgency",
                        "ROUTINE",
                        "toInstitutionId",
                        receiver,
                        "consent",
                        "PAPER",
                        "slotId",
                        slot,
                        "content",
                        Map.of(
                                "reason",
                                REASON,
                                "diagnosisCode",
                                diagnoses.get(number / residents.size() % diagnoses.size()))),
                new UUID(0, 0));
    }

    private void killWhileWriting(Victim victim) throws Exception {
        String token = application.token("township");
        int before = acknowledged.size();
        AtomicBoolean killed = new AtomicBoolean();
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                running.add(writers.submit(() -> writeUntilItFails(token, killed)));
            }
            await().atMost(LONGEST)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> acknowledged.size() >= before + BEFORE_THE_KILL);
            if (victim != Victim.APPLICATION) {
                application.killDatabase();
            }
            if (victim != Victim.DATABASE) {
                application.kill();
            }
            killed.set(true);
            for (Future<?> writer : running) {
                writer.get();
            }
        }
        if (victim != Victim.DATABASE) {
            application.start();
        }
    }

    /** Writes until a request fails, or until it has outlasted the kill: a request may wait for the server to come back. */
    private void writeUntilItFails(String token, AtomicBoolean killed) {
        for (boolean going = true; going && !killed.get(); ) {
            Attempt attempt = attempt();
            going = tryOnce(token, attempt);
            if (!going) {
                inDoubt.add(attempt);
            }
        }
    }

    private boolean tryOnce(String token, Attempt attempt) {
        try {
            KilledApplication.Answer answer = application.post(token, attempt.key(), attempt.body());
            if (answer.status() == 201) {
                acknowledged.add(new Attempt(
                        attempt.key(),
                        attempt.body(),
                        UUID.fromString(answer.body().get("id").asString())));
                return true;
            }
            assertThat(answer.status()).as("%s", answer.body()).isGreaterThanOrEqualTo(500);
            return false;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** A client that heard no answer asks again with the same key. */
    private void askAgainWhatIsInDoubt() {
        String[] token = new String[1];
        await().atMost(LONGEST).ignoreExceptions().until(() -> {
            token[0] = application.token("township");
            return true;
        });
        for (Attempt attempt = inDoubt.poll(); attempt != null; attempt = inDoubt.poll()) {
            Attempt again = attempt;
            await().atMost(LONGEST).until(() -> tryOnce(token[0], again));
        }
    }

    private void everyReferralIsThereOnceAndWhole() throws Exception {
        JdbcClient owner = application.owner();
        List<UUID> stored = owner.sql("select id from referral.referral where content->>'reason' = :reason")
                .param("reason", REASON)
                .query(UUID.class)
                .list();
        assertThat(stored)
                .containsExactlyInAnyOrderElementsOf(
                        acknowledged.stream().map(Attempt::referral).toList());
        assertThat(count(
                        owner,
                        "not exists (select from referral.event e where e.referral_id = r.id and e.action = 'SUBMIT')"))
                .as("without event")
                .isZero();
        assertThat(
                        count(
                                owner,
                                "1 <> (select count(*) from audit.entry a where a.subject_id = r.id and a.action = 'referral.submit')"))
                .as("without its audit entry")
                .isZero();
        assertThat(count(owner, "not exists (select from capacity.hold h where h.holder_id = r.id)"))
                .as("without the place held")
                .isZero();
        assertThat(owner.sql("select taken_referral from capacity.slot where id = :slot")
                        .param("slot", slot)
                        .query(Integer.class)
                        .single())
                .isEqualTo(stored.size());
        await().atMost(LONGEST).untilAsserted(() -> assertThat(count(
                        application.owner(),
                        "1 <> (select count(*) from notification.message m where m.event like r.id || ':SUBMIT:%')"))
                .as("whose receiver was not told once")
                .isZero());
    }

    private static long count(JdbcClient owner, String condition) {
        return owner.sql("select count(*) from referral.referral r where content->>'reason' = :reason and " + condition)
                .param("reason", REASON)
                .query(Long.class)
                .single();
    }

    private void expiredHoldsAreGivenBack() throws Exception {
        JdbcClient owner = application.owner();
        owner.sql("update capacity.hold set expires_at = now() where slot_id = :slot")
                .param("slot", slot)
                .update();
        await().atMost(LONGEST)
                .untilAsserted(() -> assertThat(owner.sql("select taken_referral from capacity.slot where id = :slot")
                                .param("slot", slot)
                                .query(Integer.class)
                                .single())
                        .isZero());
    }

    private void clocksRing() throws Exception {
        JdbcClient owner = application.owner();
        UUID late = acknowledged.element().referral();
        owner.sql("update referral.referral set due_at = now() - interval '1 minute', rings_at = now() where id = :id")
                .param("id", late)
                .update();
        await().atMost(LONGEST)
                .untilAsserted(() -> assertThat(owner.sql("select rung from referral.referral where id = :id")
                                .param("id", late)
                                .query(Integer.class)
                                .single())
                        .as("escalated")
                        .isEqualTo(2));
    }
}
