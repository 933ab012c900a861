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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jieli.insurance.entitlement.Entitlement;
import org.jieli.insurance.parameter.RuleBook;
import org.jieli.insurance.replay.ClaimStream.Contents;
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
    private static final long BEAT_SECONDS = 5;

    /** A part holds its people in memory and sorts its bills; but each part reads all bills, so there are as few as possible. */
    private static final long MOST_IN_A_PART = 4_000_000;

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
        List<Trial> trials =
                replay.pairs().stream().map(pair -> trial(replay, pair)).toList();
        long expected = trials.stream().mapToLong(Trial::expected).sum();
        transactions.executeWithoutResult(status -> replays.expect(replay.id(), expected));
        Progress progress = new Progress();
        Totals all = totals(replay);
        int processors = Runtime.getRuntime().availableProcessors();
        int count = (int) Math.max(processors, expected / MOST_IN_A_PART + 1);
        try (ScheduledExecutorService clocks = Executors.newSingleThreadScheduledExecutor();
                ExecutorService workers = Executors.newFixedThreadPool(processors)) {
            clocks.scheduleAtFixedRate(() -> beat(replay, progress), BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
            List<Future<Totals>> parts = new ArrayList<>();
            for (Trial trial : trials) {
                parts.addAll(parts(replay, trial, progress, count, workers));
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

    private Totals totals(Replay replay) {
        return new Totals(places.on(LocalDate.of(replay.year(), 12, 31)));
    }

    /** What is settled by two versions, and how many bills of it are of the year. */
    private record Trial(Selection bills, Entitlement base, Entitlement proposed, long expected) {}

    private Trial trial(Replay replay, Pair pair) {
        Entitlement base = book.entitlement(pair.base());
        Entitlement proposed = book.entitlement(pair.proposed());
        Selection year = ReplayYear.bills(replay.region(), pair.scheme(), replay.year());
        Selection bills = ReplayYear.withRunUp(year, base, proposed);
        Contents contents = Objects.requireNonNull(transactions.execute(status -> claims.contents(bills, year.from())));
        requireKnown(contents.codes(), pair);
        return new Trial(bills, base, proposed, contents.bills());
    }

    private List<Future<Totals>> parts(
            Replay replay, Trial trial, Progress progress, int count, ExecutorService workers) {
        List<Future<Totals>> parts = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            Part part = new Part(number, count);
            Replaying replaying = new Replaying(trial.base(), trial.proposed(), replay.year());
            parts.add(workers.submit(() -> CurrentAccess.callAsSystem(
                    "insurance.replay", () -> part(replay, trial.bills(), part, replaying, progress))));
        }
        return parts;
    }

    /** The calculation would stop at a level or item class that a version does not know. */
    private void requireKnown(Set<String> codes, Pair pair) {
        Set<String> missing = new TreeSet<>();
        for (UUID version : List.of(pair.base(), pair.proposed())) {
            Set<String> left = new TreeSet<>(codes);
            book.find(version).ifPresent(set -> {
                set.rules().levels().forEach(level -> left.remove(level.code()));
                set.rules().items().forEach(item -> left.remove(item.code()));
            });
            missing.addAll(left);
        }
        if (!missing.isEmpty()) {
            throw new UnknownCodes(String.join(", ", missing));
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
                    progress.done.incrementAndGet();
                }))));
        totals.endPerson();
        return totals;
    }

    /** In a transaction of its own: the readers' are long. A failure of one is mended by the next. */
    private void beat(Replay replay, Progress progress) {
        try {
            CurrentAccess.runAsSystem(
                    "insurance.replay",
                    () -> transactions.executeWithoutResult(
                            status -> replays.beat(replay.id(), progress.done.get(), clock.instant())));
        } catch (RuntimeException e) {
            LOG.warn("The progress of replay {} was not written", replay.id(), e);
        }
    }
}
