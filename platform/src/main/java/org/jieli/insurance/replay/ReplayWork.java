package org.jieli.insurance.replay;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.jieli.insurance.entitlement.Entitlement;
import org.jieli.insurance.parameter.RuleBook;
import org.jieli.insurance.replay.ClaimStream.Part;
import org.jieli.insurance.replay.ClaimStream.Selection;
import org.jieli.shared.CurrentAccess;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Works off the replays that were asked for, one at a time with all processors; one that a crash interrupted begins again. */
@Component
class ReplayWork {

    private static final Logger LOG = LoggerFactory.getLogger(ReplayWork.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration SILENT = Duration.ofMinutes(2);
    private static final int PARTS = 8;
    private static final int BEAT = 100_000;

    private final ReplayRepository replays;
    private final ClaimStream claims;
    private final RuleBook book;
    private final KnownPlaces places;
    private final TransactionTemplate transactions;
    private final Clock clock;

    ReplayWork(
            ReplayRepository replays,
            ClaimStream claims,
            RuleBook book,
            KnownPlaces places,
            TransactionTemplate transactions,
            Clock clock) {
        this.replays = replays;
        this.claims = claims;
        this.book = book;
        this.places = places;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Bean
    static RecurringTask<Void> insuranceReplays(ReplayWork work) {
        return Tasks.recurring("insurance-replays", FixedDelay.of(PAUSE))
                .execute((task, context) -> CurrentAccess.runAsSystem("insurance.replay", work::next));
    }

    /** Does the next replay that waits, if there is one. */
    void next() {
        Optional<Replay> taken = transactions.execute(status -> {
            Instant now = clock.instant();
            return replays.take(now, now.minus(SILENT));
        });
        if (taken != null && taken.isPresent()) {
            work(taken.get());
        }
    }

    private void work(Replay replay) {
        try {
            run(replay);
        } catch (RuntimeException | ExecutionException e) {
            LOG.error("Replay {} failed", replay.id(), e);
            transactions.executeWithoutResult(
                    status -> replays.fail(replay.id(), String.valueOf(e.getMessage()), clock.instant()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Replay replay) throws ExecutionException, InterruptedException {
        long start = System.nanoTime();
        Entitlement base = book.entitlement(replay.base());
        Entitlement proposed = book.entitlement(replay.proposed());
        Selection year = ReplayYear.bills(replay);
        transactions.executeWithoutResult(status -> replays.expect(replay.id(), claims.count(year)));
        Selection withRunUp = ReplayYear.withRunUp(replay, base, proposed);
        AtomicLong done = new AtomicLong();
        Totals all = new Totals(places.on(LocalDate.of(replay.year(), 12, 31)));
        try (ExecutorService workers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            List<Future<Totals>> parts = new ArrayList<>();
            for (int number = 0; number < PARTS; number++) {
                Part part = new Part(number, PARTS);
                Totals totals = new Totals(places.on(LocalDate.of(replay.year(), 12, 31)));
                parts.add(workers.submit(() -> CurrentAccess.callAsSystem("insurance.replay", () -> {
                    part(replay, withRunUp, part, new Replaying(base, proposed, replay.year()), totals, done);
                    return totals;
                })));
            }
            for (Future<Totals> part : parts) {
                all.add(part.get());
            }
        }
        long millis = (System.nanoTime() - start) / 1_000_000;
        transactions.executeWithoutResult(status -> replays.finish(replay, done.get(), millis, all, clock.instant()));
        LOG.info(
                "Replay of {} bills of {} people in {} ms, {} a second",
                done.get(),
                all.people(),
                millis,
                done.get() * 1000 / Math.max(1, millis));
    }

    private void part(Replay replay, Selection bills, Part part, Replaying replaying, Totals totals, AtomicLong done) {
        transactions.executeWithoutResult(status -> claims.read(
                bills,
                part,
                row -> replaying.next(row, false, (before, after) -> {
                    totals.add(row, Sums.Compared.of(before.parts(), after.parts()));
                    if (done.incrementAndGet() % BEAT == 0) {
                        beat(replay, done.get());
                    }
                })));
        totals.endPerson();
    }

    /** In a transaction of its own: the reader's is long. */
    private void beat(Replay replay, long done) {
        Thread.ofVirtual()
                .start(() -> CurrentAccess.runAsSystem(
                        "insurance.replay",
                        () -> transactions.executeWithoutResult(
                                status -> replays.beat(replay.id(), done, clock.instant()))));
    }
}
