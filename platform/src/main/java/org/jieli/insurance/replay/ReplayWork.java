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
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.jieli.insurance.entitlement.Entitlement;
import org.jieli.insurance.parameter.RuleBook;
import org.jieli.insurance.replay.ClaimStream.Part;
import org.jieli.insurance.replay.ClaimStream.Selection;
import org.jieli.insurance.replay.Replay.Pair;
import org.jieli.shared.CurrentAccess;
import org.jspecify.annotations.Nullable;
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
        } catch (UnknownCodes unknown) {
            fail(replay, "insurance.replay.failed-codes", unknown.getMessage());
        } catch (RuntimeException | ExecutionException e) {
            LOG.error("Replay {} failed", replay.id(), e);
            fail(replay, "insurance.replay.failed", null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void fail(Replay replay, String failure, @Nullable String detail) {
        transactions.executeWithoutResult(status -> replays.fail(replay.id(), failure, detail, clock.instant()));
    }

    private void run(Replay replay) throws ExecutionException, InterruptedException {
        long start = System.nanoTime();
        transactions.executeWithoutResult(status -> replays.expect(replay.id(), expected(replay)));
        Progress progress = new Progress();
        Totals all = totals(replay);
        try (ExecutorService workers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            List<Future<Totals>> parts = new ArrayList<>();
            for (Pair pair : replay.pairs()) {
                parts.addAll(parts(replay, pair, progress, workers));
            }
            for (Future<Totals> part : parts) {
                all.add(part.get());
            }
        }
        long millis = (System.nanoTime() - start) / 1_000_000;
        transactions.executeWithoutResult(status ->
                replays.finish(replay, progress.done.get(), progress.skipped.get(), millis, all, clock.instant()));
        LOG.info(
                "Replay of {} bills of {} people in {} ms, {} a second",
                progress.done.get(),
                all.people(),
                millis,
                progress.done.get() * 1000 / Math.max(1, millis));
    }

    /** Counts over all readers. */
    private static final class Progress {

        private final AtomicLong done = new AtomicLong();
        private final AtomicLong skipped = new AtomicLong();
    }

    private long expected(Replay replay) {
        return replay.pairs().stream()
                .mapToLong(pair -> claims.count(ReplayYear.bills(replay.region(), pair.scheme(), replay.year())))
                .sum();
    }

    private Totals totals(Replay replay) {
        return new Totals(places.on(LocalDate.of(replay.year(), 12, 31)));
    }

    private List<Future<Totals>> parts(Replay replay, Pair pair, Progress progress, ExecutorService workers) {
        Entitlement base = book.entitlement(pair.base());
        Entitlement proposed = book.entitlement(pair.proposed());
        Selection bills =
                ReplayYear.withRunUp(ReplayYear.bills(replay.region(), pair.scheme(), replay.year()), base, proposed);
        requireKnown(bills, pair);
        List<Future<Totals>> parts = new ArrayList<>();
        for (int number = 0; number < PARTS; number++) {
            Part part = new Part(number, PARTS);
            parts.add(workers.submit(() -> CurrentAccess.callAsSystem(
                    "insurance.replay",
                    () -> part(replay, bills, part, new Replaying(base, proposed, replay.year()), progress))));
        }
        return parts;
    }

    /** The calculation would stop at a level or item class that a version does not know. */
    private void requireKnown(Selection bills, Pair pair) {
        List<String> codes = transactions.execute(status -> claims.codes(bills));
        Set<String> missing = new TreeSet<>();
        for (UUID version : List.of(pair.base(), pair.proposed())) {
            Set<String> left = new TreeSet<>(codes == null ? List.of() : codes);
            book.find(version).ifPresent(set -> {
                set.rules().levels().forEach(level -> left.remove(level.code()));
                set.rules().items().forEach(item -> left.remove(item.code()));
            });
            missing.addAll(left);
        }
        if (!missing.isEmpty()) {
            throw new UnknownCodes(String.join("、", missing));
        }
    }

    /** Bills name codes that a version does not know. */
    private static final class UnknownCodes extends RuntimeException {

        private static final long serialVersionUID = 1;

        private UnknownCodes(String codes) {
            super(codes);
        }
    }

    private Totals part(Replay replay, Selection bills, Part part, Replaying replaying, Progress progress) {
        Totals totals = totals(replay);
        transactions.executeWithoutResult(status -> progress.skipped.addAndGet(claims.read(
                bills,
                part,
                row -> replaying.next(row, false, (before, after) -> {
                    totals.add(row, Sums.Compared.of(before.parts(), after.parts()));
                    long done = progress.done.incrementAndGet();
                    if (done % BEAT == 0) {
                        beat(replay, done);
                    }
                }))));
        totals.endPerson();
        return totals;
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
