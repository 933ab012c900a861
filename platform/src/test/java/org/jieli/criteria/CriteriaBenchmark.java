package org.jieli.criteria;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jieli.institution.Capability;

/** Prints how many evaluations a second the shipped tables reach, on one and on two threads; run by hand. */
final class CriteriaBenchmark {

    private static final long WARM_UP_NANOS = 4_000_000_000L;
    private static final long RUN_NANOS = 3_000_000_000L;

    private CriteriaBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        List<CompiledTable> tables = ShippedTables.all(Instant.EPOCH).stream()
                .map(table -> CompiledTable.of(table.name(), table.xml()))
                .toList();
        Case patient = CaseFixture.of(58, "I10", "systolic=186 diastolic=112", "severe-headache", 0, Capability.TREATS);
        Case cold = CaseFixture.of(40, "J06.9", "temperature=37.8", "", 0, null);
        Map<String, Object> values = Weighing.values(patient);
        for (CompiledTable table : tables) {
            report("table " + table.name(), () -> table.ask(values).size());
        }
        report(
                "advise, all tables",
                () -> Weighing.of(tables, patient, false).reasons().size());
    }

    private static void report(String what, Callable<Integer> work) throws Exception {
        count(work, WARM_UP_NANOS);
        System.out.printf("%-28s 1 thread %,9.0f/s   2 threads %,9.0f/s%n", what, rate(work, 1), rate(work, 2));
    }

    private static double rate(Callable<Integer> work, int threads) throws Exception {
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            List<Future<Long>> counts = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                counts.add(executor.submit(() -> count(work, RUN_NANOS)));
            }
            long done = 0;
            for (Future<Long> count : counts) {
                done += count.get();
            }
            return done * 1e9 / RUN_NANOS;
        }
    }

    private static long count(Callable<Integer> work, long nanos) throws Exception {
        long until = System.nanoTime() + nanos;
        long done = 0;
        while (System.nanoTime() < until) {
            work.call();
            done++;
        }
        return done;
    }
}
