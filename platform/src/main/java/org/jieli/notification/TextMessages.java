package org.jieli.notification;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jieli.resident.Residents;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Identifiers;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps text messages until the gateway took them: tried again with growing delay, given up after ten attempts. A failing gateway
 * never undoes what the message tells of.
 */
@Component
class TextMessages {

    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int MOST_ATTEMPTS = 10;
    private static final int BATCH = 20;

    private final JdbcClient jdbc;
    private final Residents residents;
    private final TextMessageGateway gateway;
    private final TransactionTemplate transactions;
    private final Clock clock;

    TextMessages(
            JdbcClient jdbc,
            Residents residents,
            TextMessageGateway gateway,
            TransactionTemplate transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.residents = residents;
        this.gateway = gateway;
        this.transactions = transactions;
        this.clock = clock;
    }

    private record Due(UUID id, UUID residentId, String words, int attempts) {}

    @Bean
    static RecurringTask<Void> textMessageDelivery(TextMessages messages) {
        return Tasks.recurring("text-messages", FixedDelay.of(PAUSE)).execute((task, context) -> messages.deliver());
    }

    /** Puts a message into the outbox, in the caller's transaction; the same event once. */
    void put(UUID residentId, String words, String event) {
        jdbc.sql("""
                        insert into notification.text_message (id, resident_id, words, event, due_at)
                        values (:id, :resident, :words, :event, :now) on conflict do nothing
                        """)
                .param("id", Identifiers.next())
                .param("resident", residentId)
                .param("words", words)
                .param("event", event)
                .param("now", utc(Instant.now(clock)))
                .update();
    }

    void deliver() {
        CurrentAccess.runAsSystem("text-messages", () -> {
            for (Due due : due()) {
                transactions.executeWithoutResult(status -> deliver(due));
            }
        });
    }

    private List<Due> due() {
        return transactions.execute(status -> jdbc.sql("""
                        select id, resident_id, words, attempts from notification.text_message
                        where delivered_at is null and given_up_at is null and due_at <= :now order by due_at limit :batch
                        """)
                .param("now", utc(Instant.now(clock)))
                .param("batch", BATCH)
                .query((row, number) -> new Due(
                        row.getObject("id", UUID.class),
                        row.getObject("resident_id", UUID.class),
                        row.getString("words"),
                        row.getInt("attempts")))
                .list());
    }

    private void deliver(Due due) {
        Instant now = Instant.now(clock);
        try {
            residents.phone(due.residentId(), "text message").ifPresent(phone -> gateway.send(phone, due.words()));
            mark("delivered_at = :now", due, now, now, null);
        } catch (RuntimeException e) {
            int attempts = due.attempts() + 1;
            String given = attempts >= MOST_ATTEMPTS ? "given_up_at = :now" : "given_up_at = null";
            mark(given, due, now, now.plus(Duration.ofSeconds(1L << attempts)), String.valueOf(e.getMessage()));
        }
    }

    private void mark(
            String what, Due due, Instant now, Instant next, @org.jspecify.annotations.Nullable String fault) {
        jdbc.sql("update notification.text_message set attempts = attempts + 1, due_at = :next, fault = :fault, " + what
                        + " where id = :id and cast(:now as timestamptz) is not null")
                .param("next", utc(next))
                .param("fault", fault)
                .param("id", due.id())
                .param("now", utc(now))
                .update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
