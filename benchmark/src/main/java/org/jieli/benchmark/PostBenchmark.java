package org.jieli.benchmark;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** The full path of a referral beside bare SQL on the same PostgreSQL, turn by turn. */
final class PostBenchmark {

    private static final int[] CLIENTS = {1, 8, 32};
    private static final double WARM_UP = 10;
    private static final double FIXED_RATE = 200;
    private static final int FIXED_CLIENTS = 64;

    private final Scene scene;
    private final Report report;
    private final int rounds;
    private final double seconds;

    PostBenchmark(Scene scene, Report report, int rounds, double seconds) {
        this.scene = scene;
        this.report = report;
        this.rounds = rounds;
        this.seconds = seconds;
    }

    void run() throws Exception {
        String token = scene.token("township");
        Load.closed(16, WARM_UP, () -> new PostingReferrals(scene, token));
        Load.closed(8, 3, () -> new BareReferrals(scene));
        dropBarePublications();
        settle();
        for (int clients : CLIENTS) {
            compare(clients);
        }
        fixedRate();
    }

    private void compare(int clients) throws Exception {
        Turns bare = new Turns();
        Turns full = new Turns();
        for (int round = 0; round < rounds; round++) {
            bare.take(clients, () -> new BareReferrals(scene), this::dropBarePublications);
            String token = scene.token("township");
            full.take(clients, () -> new PostingReferrals(scene, token), this::settle);
        }
        report.add(
                "POST /api/v1/referrals, " + clients + " clients",
                "%s",
                full.middle().words());
        report.add(
                "bare SQL, the same rows, " + clients + " clients",
                "%s",
                bare.middle().words());
        report.add(
                "ratio at " + clients + " clients",
                "%.2f",
                full.middle().perSecond() / bare.middle().perSecond());
        report.add("processor time of a POST, work after its commit included", "%s", full.eachTook());
        report.add("processor time of bare SQL", "%s", bare.eachTook());
        report.add("ratio by processor time", "%.2f", bare.secondsEach() / full.secondsEach());
    }

    private interface After {
        void run() throws Exception;
    }

    /** The turns of one kind of client. */
    private final class Turns {

        private final List<Latencies> latencies = new ArrayList<>();
        private ProcessorTime time = new ProcessorTime(0, 0, 0);

        void take(int clients, Callable<? extends Load.Client> connect, After after) throws Exception {
            ProcessorTime before = scene.application().processorTime();
            latencies.add(Load.closed(clients, seconds, connect));
            after.run();
            time = time.plus(scene.application().processorTime().since(before));
        }

        Latencies middle() {
            return latencies.stream()
                    .sorted((one, other) -> Double.compare(one.perSecond(), other.perSecond()))
                    .skip(latencies.size() / 2)
                    .findFirst()
                    .orElseThrow();
        }

        private long count() {
            return latencies.stream()
                    .mapToLong(turn -> turn.sortedNanos().length)
                    .sum();
        }

        String eachTook() {
            return time.each(count());
        }

        double secondsEach() {
            return time.total() / count();
        }
    }

    private void fixedRate() throws Exception {
        String token = scene.token("township");
        Latencies latencies =
                Load.open(FIXED_CLIENTS, FIXED_RATE, rounds * seconds, () -> new PostingReferrals(scene, token));
        report.add("POST at a fixed 200/s, timed from when each was due", "%s", latencies.words());
        report.add("notifications written after the last answer", "within %.1f s", settle());
        report.add(
                "memory of the application (resident)",
                "%,d MB",
                scene.application().megabytes());
    }

    /** Waits until the work after the commits is done, so that nobody's turn is spent on another's; how long that took. */
    private double settle() throws SQLException {
        long start = System.nanoTime();
        try (Connection owner = scene.application().owner();
                Statement sql = owner.createStatement()) {
            while (count(sql) > 0) {
                RunningApplication.pause(100);
            }
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static long count(Statement sql) throws SQLException {
        try (ResultSet rows = sql.executeQuery("select count(*) from events.event_publication")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void dropBarePublications() throws SQLException {
        try (Connection owner = scene.application().owner();
                Statement sql = owner.createStatement()) {
            sql.execute("delete from events.event_publication where serialized_event like '%ZZ411203260105000000%'");
        }
    }
}
