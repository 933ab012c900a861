package org.jieli.portal.signin;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jieli.shared.Identifiers;
import org.jieli.shared.PersonalDataSeal;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** One-time codes in the database, as keyed hashes: five minutes, five attempts, one use. */
@Repository
class SignInCodes {

    static final Duration LIFETIME = Duration.ofMinutes(5);
    static final int ATTEMPTS = 5;
    private static final int CODES = 1_000_000;

    private final JdbcClient jdbc;
    private final PersonalDataSeal seal;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SignInCodes(JdbcClient jdbc, PersonalDataSeal seal, Clock clock) {
        this.jdbc = jdbc;
        this.seal = seal;
        this.clock = clock;
    }

    @Bean
    static RecurringTask<Void> signInCodePruning(JdbcClient jdbc, Clock clock) {
        return Tasks.recurring("sign-in-code-pruning", FixedDelay.ofHours(1)).execute((task, context) -> {
            OffsetDateTime before = utc(Instant.now(clock).minus(CodeQuota.DAY));
            org.jieli.shared.CurrentAccess.runAsSystem("sign-in-codes", () -> prune(jdbc, before));
        });
    }

    private static void prune(JdbcClient jdbc, OffsetDateTime before) {
        jdbc.sql("delete from portal.code_quota where last_at < :before")
                .param("before", before)
                .update();
    }

    /** A code that was made, in clear for the message and nowhere else. */
    record Made(UUID id, String code) {

        @Override
        public String toString() {
            return "Made[" + id + "]";
        }
    }

    /** Makes a code for these people; for nobody there is none that could be right. */
    @Transactional
    public Made make(List<UUID> people) {
        UUID id = Identifiers.next();
        String code = String.format(Locale.ROOT, "%06d", random.nextInt(CODES));
        Instant now = Instant.now(clock);
        jdbc.sql("delete from portal.sign_in_code where expires_at < :before")
                .param("before", utc(now.minus(CodeQuota.DAY)))
                .update();
        jdbc.sql("""
                        insert into portal.sign_in_code (id, code_hash, resident_ids, asked_at, expires_at)
                        values (:id, :hash, :people, :now, :expires)
                        """)
                .param("id", id)
                .param("hash", people.isEmpty() ? null : hash(id, code))
                .param("people", people.toArray(UUID[]::new))
                .param("now", utc(now))
                .param("expires", utc(now.plus(LIFETIME)))
                .update();
        return new Made(id, code);
    }

    /** What a try came to. */
    enum Outcome {
        RIGHT,
        WRONG,
        /** Too old, used, or tried too often. */
        OVER
    }

    /**
     * A try of a code.
     *
     * @param people whom the right code lets in
     */
    record Try(Outcome outcome, List<UUID> people) {}

    /** Counts the try first, so that parallel ones all count; a right code works once. */
    @Transactional
    public Try check(UUID id, String code) {
        Instant now = Instant.now(clock);
        Optional<Held> held = jdbc.sql("""
                        update portal.sign_in_code set attempts = attempts + 1
                        where id = :id and used_at is null and expires_at > :now and attempts < :most
                        returning code_hash, resident_ids
                        """)
                .param("id", id)
                .param("now", utc(now))
                .param("most", ATTEMPTS)
                .query((row, number) -> new Held(row.getBytes("code_hash"), List.of((UUID[])
                        row.getArray("resident_ids").getArray())))
                .optional();
        if (held.isEmpty()) {
            return new Try(Outcome.OVER, List.of());
        }
        byte[] given = hash(id, code);
        byte[] right =
                held.get().hash() == null ? new byte[given.length] : held.get().hash();
        if (!MessageDigest.isEqual(given, right)) {
            return new Try(Outcome.WRONG, List.of());
        }
        int used = jdbc.sql("update portal.sign_in_code set used_at = :now where id = :id and used_at is null")
                .param("now", utc(now))
                .param("id", id)
                .update();
        return used == 1 ? new Try(Outcome.RIGHT, held.get().people()) : new Try(Outcome.OVER, List.of());
    }

    @SuppressWarnings("ArrayRecordComponent") // Compared in constant time, never as a record.
    private record Held(byte @org.jspecify.annotations.Nullable [] hash, List<UUID> people) {

        @Override
        public String toString() {
            return "Held" + Arrays.toString(people.toArray());
        }
    }

    private byte[] hash(UUID id, String code) {
        return seal.hash("one-time code " + id + " " + code);
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
