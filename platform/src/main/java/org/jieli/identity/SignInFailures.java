package org.jieli.identity;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import org.jieli.shared.PersonalDataSeal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts failed sign-ins. After five of a username it waits a minute, and twice as long after each further one, an hour at most;
 * after three of a username, or ten from one address, a captcha is asked. A name that nobody has counts like any other.
 */
@Repository
class SignInFailures {

    private static final int FREE_ATTEMPTS = 5;
    private static final int WITHOUT_CAPTCHA = 3;
    // A whole hospital may stand behind one address.
    private static final int WITHOUT_CAPTCHA_FROM_ADDRESS = 10;
    private static final double FIRST_LOCK_SECONDS = 60;
    private static final double LONGEST_LOCK_SECONDS = 3600;
    private static final Duration NAME_REMEMBERED = Duration.ofHours(24);
    private static final Duration ADDRESS_REMEMBERED = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final PersonalDataSeal seal;
    private final Clock clock;

    SignInFailures(JdbcClient jdbc, PersonalDataSeal seal, Clock clock) {
        this.jdbc = jdbc;
        this.seal = seal;
        this.clock = clock;
    }

    @Bean
    static RecurringTask<Void> signInFailurePruning(JdbcClient jdbc, Clock clock) {
        return Tasks.recurring("sign-in-failure-pruning", FixedDelay.ofHours(1))
                .execute((task, context) -> jdbc.sql("delete from identity.sign_in_failure where last_at < :before")
                        .param("before", time(Instant.now(clock).minus(NAME_REMEMBERED)))
                        .update());
    }

    /** Until when the name has to wait; empty when it need not. */
    Optional<Instant> lockedUntil(String username) {
        return jdbc.sql("""
                        select locked_until from identity.sign_in_failure where subject = :subject and locked_until > :now
                        """)
                .param("subject", name(username))
                .param("now", time(Instant.now(clock)))
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    boolean askCaptcha(@Nullable String username, String address) {
        Instant now = Instant.now(clock);
        return (username != null && count(name(username), now.minus(NAME_REMEMBERED)) >= WITHOUT_CAPTCHA)
                || count(address(address), now.minus(ADDRESS_REMEMBERED)) >= WITHOUT_CAPTCHA_FROM_ADDRESS;
    }

    /** Counts a failure, and locks the name where the count asks for it; the database counts, so parallel tries all count. */
    @Transactional
    public void count(String username, @Nullable String address) {
        Instant now = Instant.now(clock);
        count(name(username), now, now.minus(NAME_REMEMBERED), true);
        if (address != null) {
            count(address(address), now, now.minus(ADDRESS_REMEMBERED), false);
        }
    }

    /** Forgets the failures of a name after a success; false when it was locked meanwhile, and then the success does not count. */
    boolean forgive(String username) {
        jdbc.sql("""
                        delete from identity.sign_in_failure
                        where subject = :subject and (locked_until is null or locked_until <= :now)
                        """)
                .param("subject", name(username))
                .param("now", time(Instant.now(clock)))
                .update();
        return lockedUntil(username).isEmpty();
    }

    void unlock(String username) {
        jdbc.sql("delete from identity.sign_in_failure where subject = :subject")
                .param("subject", name(username))
                .update();
    }

    private int count(String subject, Instant since) {
        return jdbc.sql("select failures from identity.sign_in_failure where subject = :subject and last_at >= :since")
                .param("subject", subject)
                .param("since", time(since))
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    private void count(String subject, Instant now, Instant remembered, boolean locks) {
        jdbc.sql("""
                        insert into identity.sign_in_failure as f (subject, failures, last_at) values (:subject, 1, :now)
                        on conflict (subject) do update set
                          last_at = :now,
                          failures = case when f.last_at < :remembered then 1 else f.failures + 1 end,
                          locked_until = case when :locks and f.last_at >= :remembered and f.failures + 1 >= :free
                            then :now + make_interval(secs => least(:longest, :first * power(2, least(f.failures + 1 - :free, 20))))
                            else f.locked_until end
                        """)
                .param("subject", subject)
                .param("now", time(now))
                .param("remembered", time(remembered))
                .param("locks", locks)
                .param("free", FREE_ATTEMPTS)
                .param("longest", LONGEST_LOCK_SECONDS)
                .param("first", FIRST_LOCK_SECONDS)
                .update();
    }

    private String name(String username) {
        return "name:" + HexFormat.of().formatHex(seal.hash("sign-in " + username));
    }

    private static String address(String address) {
        return "address:" + address;
    }

    private static OffsetDateTime time(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
