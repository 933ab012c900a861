package org.jieli.benchmark;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Takes in bills of a hospital's ordinary days, visits of insured people who have a past each and a stay among ten: one by one as each is
 * written, and as a stream. Each bill is checked, stored, settled and audited before it is answered.
 */
final class IntakeBenchmark {

    private static final String PATH = "/api/v1/insurance/claims";
    private static final int SINGLE = 400;
    private static final int CLIENTS = 4;
    private static final int DAYS = 300;

    private final Scene scene;
    private final Report report;
    private final int bills;
    private final List<UUID> people = new ArrayList<>();
    private String item = "";
    private int next;

    IntakeBenchmark(Scene scene, Report report, int bills) {
        this.scene = scene;
        this.report = report;
        this.bills = bills;
    }

    void run() throws Exception {
        findPeople();
        for (int round = 0; round < 2; round++) {
            // The first of each warms up.
            boolean counts = round == 1;
            double one = single(1, counts);
            double some = single(CLIENTS, counts);
            double stream = stream(counts ? bills : bills / 4, counts);
            if (counts) {
                report.add(
                        "… times as many as one by one",
                        "%.1f; as from %d senders %.1f",
                        stream / one,
                        CLIENTS,
                        stream / some);
            }
        }
    }

    private void findPeople() throws SQLException {
        try (Connection owner = scene.application().owner();
                Statement sql = owner.createStatement();
                ResultSet rows = sql.executeQuery("""
                        select resident_id from insurance.coverage c
                        where valid @> current_date - 310 and upper_inf(valid)
                          and exists (select from insurance.claim k where k.resident_id = c.resident_id and k.to_on > current_date - 300)
                        order by md5(resident_id::text)
                        """)) {
            while (rows.next()) {
                people.add(rows.getObject(1, UUID.class));
            }
        }
        item = scene.text("select items[1] from insurance.claim where kind = 'OUTPATIENT' limit 1");
        report.add(
                "people whose bills come in",
                "%,d with %.1f bills each so far",
                people.size(),
                scene.count("select count(*) from insurance.claim") / (double) people.size());
    }

    /** Bills a second, one a request. */
    private double single(int clients, boolean counts) throws Exception {
        String headers = scene.token("township") + "Content-Type: application/json\r\n";
        ProcessorTime before = scene.application().processorTime();
        long start = System.nanoTime();
        List<Callable<Integer>> senders = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            List<String> own = new ArrayList<>();
            for (int bill = 0; bill < SINGLE / clients; bill++) {
                own.add(bill());
            }
            senders.add(() -> send(own, headers));
        }
        int taken = 0;
        try (ExecutorService workers = Executors.newFixedThreadPool(clients)) {
            for (Future<Integer> sender : workers.invokeAll(senders)) {
                taken += sender.get();
            }
        }
        return told(
                "bills one by one, " + clients + (clients == 1 ? " sender" : " senders"), taken, start, before, counts);
    }

    private int send(List<String> own, String headers) throws IOException {
        int taken = 0;
        try (HttpConnection connection = new HttpConnection(scene.application().port())) {
            for (String bill : own) {
                taken += connection.post(PATH, headers, bill).status() == 201 ? 1 : 0;
            }
        }
        return taken;
    }

    /** Bills a second of one stream. */
    private double stream(int count, boolean counts) throws Exception {
        String headers = scene.token("township") + "Content-Type: application/x-ndjson\r\n";
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < count; i++) {
            lines.append(bill()).append('\n');
        }
        ProcessorTime before = scene.application().processorTime();
        long start = System.nanoTime();
        try (HttpConnection connection = new HttpConnection(scene.application().port())) {
            String answer =
                    connection.post(PATH + "/batch", headers, lines.toString()).body();
            int taken = (int) answer.lines()
                    .filter(line -> line.contains("\"received\":{"))
                    .count();
            if (taken < count * 9 / 10) {
                throw new IOException("Bills were refused: "
                        + answer.lines()
                                .filter(line -> !line.contains("\"received\":{"))
                                .findFirst()
                                .orElse(answer));
            }
            return told("bills as a stream of " + count, taken, start, before, counts);
        }
    }

    private double told(String what, int taken, long start, ProcessorTime before, boolean counts) throws IOException {
        double seconds = (System.nanoTime() - start) / 1e9;
        ProcessorTime spent = scene.application().processorTime().since(before);
        if (counts) {
            report.add(
                    what, "%,d in %.1f s: %,.0f bills/s; each %s", taken, seconds, taken / seconds, spent.each(taken));
        }
        return taken / seconds;
    }

    /** The next person's: each tenth a stay, each on another day of the last months. */
    private String bill() {
        int number = next++;
        boolean stay = number % 10 == 9;
        LocalDate from = LocalDate.now(ZoneId.of("Asia/Shanghai")).minusDays(1 + number % DAYS);
        return String.format(
                Locale.ROOT,
                """
                {"id":"%s","number":"INTAKE%d","residentId":"%s","kind":"%s","from":"%s","to":"%s","diagnosis":"I10","diagnosisName":\
                "原发性高血压","lines":[{"item":"%s","amount":%d.50,"quantity":1},{"item":"%s","amount":12.00,"quantity":2}]}""",
                UUID.randomUUID(),
                number,
                people.get(number % people.size()),
                stay ? "INPATIENT" : "OUTPATIENT",
                stay ? from.minusDays(1) : from,
                from,
                item,
                stay ? 2_000 + number % 3_000 : 40 + number % 100,
                item);
    }
}
