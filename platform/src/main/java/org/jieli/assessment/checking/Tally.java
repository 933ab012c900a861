package org.jieli.assessment.checking;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.LongAdder;
import org.jieli.assessment.form.Check;

/** Counts what became of one check over many reports, from several threads. */
final class Tally {

    private final String form;
    private final Check check;
    private final int examples;
    private final Map<Check.Verdict, LongAdder> counts = new EnumMap<>(Check.Verdict.class);
    private final ConcurrentSkipListSet<TaskChecks.Failing> failing = new ConcurrentSkipListSet<>(
            Comparator.comparing(TaskChecks.Failing::name).thenComparing(TaskChecks.Failing::reportId));

    Tally(String form, Check check, int examples) {
        this.form = form;
        this.check = check;
        this.examples = examples;
        for (Check.Verdict verdict : Check.Verdict.values()) {
            counts.put(verdict, new LongAdder());
        }
    }

    void count(Check.Verdict verdict, FrozenReports.Frozen report) {
        adder(verdict).increment();
        if (verdict == Check.Verdict.FAILS) {
            failing.add(new TaskChecks.Failing(report.id(), report.name()));
            if (failing.size() > examples) {
                failing.pollLast();
            }
        }
    }

    TaskChecks.Line line() {
        return new TaskChecks.Line(
                form,
                check,
                adder(Check.Verdict.HOLDS).sum(),
                adder(Check.Verdict.FAILS).sum(),
                adder(Check.Verdict.NOT_CHECKABLE).sum(),
                adder(Check.Verdict.NOT_MEANT).sum(),
                List.copyOf(failing));
    }

    private LongAdder adder(Check.Verdict verdict) {
        return java.util.Objects.requireNonNull(counts.get(verdict));
    }
}
