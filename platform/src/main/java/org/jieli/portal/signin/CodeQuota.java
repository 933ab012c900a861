package org.jieli.portal.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.jieli.shared.PersonalDataSeal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * How often codes may be asked for: of one number once a minute and ten times a day, from one address 30 times in a quarter of an hour.
 * A number of nobody counts like any other.
 */
@Repository
class CodeQuota {

    static final Duration DAY = Duration.ofDays(1);
    private static final int OF_NUMBER = 10;
    private static final Duration PAUSE = Duration.ofMinutes(1);
    // A whole village may stand behind one address.
    private static final int FROM_ADDRESS = 30;
    private static final Duration QUARTER = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final PersonalDataSeal seal;
    private final Clock clock;

    CodeQuota(JdbcClient jdbc, PersonalDataSeal seal, Clock clock) {
        this.jdbc = jdbc;
        this.seal = seal;
        this.clock = clock;
    }

    /** Counts a request; false when it is one too many. */
    @Transactional
    public boolean take(String number, String address) {
        return take("address:" + address, QUARTER, FROM_ADDRESS, Duration.ZERO)
                && take("number:" + HexFormat.of().formatHex(seal.hash("code for " + number)), DAY, OF_NUMBER, PAUSE);
    }

    private boolean take(String subject, Duration window, int most, Duration pause) {
        Instant now = Instant.now(clock);
        return jdbc.sql("""
                        insert into portal.code_quota as q (subject, since, asked, last_at) values (:subject, :now, 1, :now)
                        on conflict (subject) do update set
                          asked = case when q.since <= :window then 1 else q.asked + 1 end,
                          since = case when q.since <= :window then :now else q.since end,
                          last_at = :now
                        where (q.since <= :window or q.asked < :most) and q.last_at <= :pause
                        """)
                        .param("subject", subject)
                        .param("now", utc(now))
                        .param("window", utc(now.minus(window)))
                        .param("pause", utc(now.minus(pause)))
                        .param("most", most)
                        .update()
                == 1;
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
