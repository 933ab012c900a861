package org.jieli.chronic.state;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Objects;
import org.jieli.chronic.ChronicRecomputation;
import org.jieli.chronic.RecomputedCare;
import org.jieli.chronic.finding.FindingPeople;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CurrentAccess;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The night's work of chronic care, each part in a transaction of its own. */
@Component
class NightlyRecomputation implements ChronicRecomputation {

    private static final Logger LOG = LoggerFactory.getLogger(NightlyRecomputation.class);
    private static final LocalTime HOUR = LocalTime.of(2, 30);

    private final PersonStates states;
    private final FindingPeople finding;
    private final Departed departed;
    private final TransactionTemplate transactions;
    private final JdbcClient jdbc;
    private final Clock clock;

    NightlyRecomputation(
            PersonStates states,
            FindingPeople finding,
            Departed departed,
            TransactionTemplate transactions,
            JdbcClient jdbc,
            Clock clock) {
        this.states = states;
        this.finding = finding;
        this.departed = departed;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Bean
    static RecurringTask<Void> chronicNight(ChronicRecomputation recomputation) {
        return Tasks.recurring("chronic-recomputation", Schedules.daily(ChinaTime.ZONE, HOUR))
                .execute((task, context) -> recomputation.run());
    }

    @Override
    public RecomputedCare run() {
        return CurrentAccess.callAsSystem("chronic.night", () -> {
            long start = System.nanoTime();
            LocalDate today = LocalDate.now(clock);
            transactions.executeWithoutResult(status -> departed.end(today));
            Long proposed = transactions.execute(status -> finding.findAll(today));
            transactions.executeWithoutResult(status -> states.refreshAll(today));
            Long held = transactions.execute(status -> jdbc.sql("select count(*) from chronic.person_state")
                    .query(Long.class)
                    .single());
            RecomputedCare done = new RecomputedCare(
                    Objects.requireNonNullElse(proposed, 0L),
                    Objects.requireNonNullElse(held, 0L),
                    Duration.ofNanos(System.nanoTime() - start));
            LOG.info("Chronic care recomputed: {}", done);
            return done;
        });
    }
}
