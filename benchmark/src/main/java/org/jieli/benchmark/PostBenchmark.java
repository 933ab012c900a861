package org.jieli.benchmark;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

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
        List<Latencies> full = new ArrayList<>();
        List<Latencies> bare = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            bare.add(Load.closed(clients, seconds, () -> new BareReferrals(scene)));
            dropBarePublications();
            String token = scene.token("township");
            full.add(Load.closed(clients, seconds, () -> new PostingReferrals(scene, token)));
            settle();
        }
        Latencies fullMiddle = middle(full);
        Latencies bareMiddle = middle(bare);
        report.add("POST /api/v1/referrals, " + clients + " clients", "%s", fullMiddle.words());
        report.add("bare SQL, the same rows, " + clients + " clients", "%s", bareMiddle.words());
        report.add("ratio at " + clients + " clients", "%.2f", fullMiddle.perSecond() / bareMiddle.perSecond());
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

    private static Latencies middle(List<Latencies> runs) {
        return runs.stream()
                .sorted((one, other) -> Double.compare(one.perSecond(), other.perSecond()))
                .skip(runs.size() / 2)
                .findFirst()
                .orElseThrow();
    }
}
