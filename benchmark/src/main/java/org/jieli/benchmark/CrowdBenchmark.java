package org.jieli.benchmark;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Two thousand clients at once for the fifty places of one slot. */
final class CrowdBenchmark {

    private static final int CLIENTS = 2_000;
    private static final int PLACES = 50;
    private static final int CREATED = 201;
    private static final int CONFLICT = 409;

    private final Scene scene;
    private final Report report;

    CrowdBenchmark(Scene scene, Report report) {
        this.scene = scene;
        this.report = report;
    }

    void run() throws Exception {
        UUID slot = openSlot();
        String token = scene.token("township");
        CountDownLatch go = new CountDownLatch(1);
        List<Future<HttpConnection.Answer>> answers = new ArrayList<>();
        long start;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch connected = new CountDownLatch(CLIENTS);
            for (int i = 0; i < CLIENTS; i++) {
                answers.add(threads.submit(() -> ask(slot, token, connected, go)));
            }
            connected.await();
            start = System.nanoTime();
            go.countDown();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        long held = 0;
        long full = 0;
        for (Future<HttpConnection.Answer> answer : answers) {
            if (answer.get().status() == CREATED) {
                held++;
            } else if (answer.get().status() == CONFLICT && answer.get().body().contains("referral.full")) {
                full++;
            } else {
                System.err.println("Unexpected: " + answer.get().status() + " "
                        + answer.get().body());
            }
        }
        report.add(
                "2,000 clients for 50 places",
                "%d held (in the database %d), %d told \"full\", %d other errors, %.1f s",
                held,
                taken(slot),
                full,
                CLIENTS - held - full,
                seconds);
    }

    private HttpConnection.Answer ask(UUID slot, String token, CountDownLatch connected, CountDownLatch go)
            throws Exception {
        try (HttpConnection connection = new HttpConnection(scene.application().port())) {
            connected.countDown();
            go.await();
            return connection.post(
                    "/api/v1/referrals",
                    token + "Content-Type: application/json\r\nAccept: application/json\r\n",
                    scene.body(scene.next(), slot));
        } catch (IOException e) {
            return new HttpConnection.Answer(0, java.util.Map.of(), String.valueOf(e));
        }
    }

    private UUID openSlot() throws SQLException {
        UUID slot = UUID.randomUUID();
        try (Connection owner = scene.application().owner();
                Statement sql = owner.createStatement()) {
            sql.execute("""
                    insert into capacity.slot (id, institution_id, department_id, clinic, starts_at, ends_at, capacity, reserved,
                      released_at)
                    values ('%s', '%s', '%s', 'crowd', now() + interval '9 days', now() + interval '10 days', %d, %d,
                      now() + interval '8 days')
                    """.formatted(slot, scene.receiver(), scene.department(), PLACES, PLACES));
        }
        return slot;
    }

    private long taken(UUID slot) throws SQLException {
        try (Connection owner = scene.application().owner();
                Statement sql = owner.createStatement();
                ResultSet rows = sql.executeQuery(
                        "select count(*) from capacity.hold h join referral.referral r on r.id = h.holder_id where h.slot_id = '"
                                + slot + "'")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
