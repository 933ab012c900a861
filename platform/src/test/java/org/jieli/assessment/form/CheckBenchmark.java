package org.jieli.assessment.form;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jieli.database.JieliHome;

/** Prints how many reports of each form are checked in a second, all checks asked, on one and on two threads; run by hand. */
final class CheckBenchmark {

    private static final int REPORTS = 400;
    private static final long WARM_UP_NANOS = 3_000_000_000L;
    private static final long RUN_NANOS = 3_000_000_000L;

    private CheckBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Forms forms = new Forms(new JieliHome(Files.createTempDirectory("forms")));
        for (Form form : forms.of("2019")) {
            List<Map<String, CellValue>> reports = reports(form);
            count(form, reports, WARM_UP_NANOS);
            System.out.printf(
                    "%-14s %3d checks   1 thread %,8.0f reports/s   2 threads %,8.0f reports/s%n",
                    form.id(), form.checks().size(), rate(form, reports, 1), rate(form, reports, 2));
        }
    }

    private static List<Map<String, CellValue>> reports(Form form) {
        Random random = new Random(7);
        List<Map<String, CellValue>> reports = new ArrayList<>();
        for (int i = 0; i < REPORTS; i++) {
            Map<String, CellValue> cells = new HashMap<>();
            form.items().values().forEach(item -> {
                if (item.requireType().isNumber() && random.nextInt(20) > 0) {
                    cells.put(item.requireCode(), new CellValue.Amount(BigDecimal.valueOf(random.nextInt(100_000), 1)));
                }
            });
            reports.add(cells);
        }
        return reports;
    }

    private static double rate(Form form, List<Map<String, CellValue>> reports, int threads) throws Exception {
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            List<Future<Long>> counts = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                counts.add(executor.submit(() -> count(form, reports, RUN_NANOS)));
            }
            long done = 0;
            for (Future<Long> count : counts) {
                done += count.get();
            }
            return done * 1e9 / RUN_NANOS;
        }
    }

    private static long count(Form form, List<Map<String, CellValue>> reports, long nanos) {
        Period period = new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 6, 30), 118);
        long until = System.nanoTime() + nanos;
        long done = 0;
        while (System.nanoTime() < until) {
            Map<String, CellValue> now = reports.get((int) (done % REPORTS));
            Map<String, CellValue> last = reports.get((int) ((done + 1) % REPORTS));
            Operands operands = Operands.of(now).lastPeriod(last).period(period).kind("TERTIARY", false);
            for (Check check : form.checks()) {
                check.ask(operands);
            }
            done++;
        }
        return done;
    }
}
