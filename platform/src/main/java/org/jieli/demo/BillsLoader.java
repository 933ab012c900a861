package org.jieli.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jieli.insurance.InsuranceLoads;
import org.jieli.insurance.InsuranceLoads.BilledPerson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the invented bills be settled and written. */
final class BillsLoader {

    private static final Logger LOG = LoggerFactory.getLogger(BillsLoader.class);
    /** Each load makes the database look at its tables anew; so people are gathered. */
    private static final int PORTION = 20_000;

    private final InsuranceLoads loads;
    private final InventedBills invented;
    private final List<BilledPerson> waiting = new ArrayList<>();
    private long bills;
    private long nanos;

    BillsLoader(InsuranceLoads loads, InventedBills invented) {
        this.loads = loads;
        this.invented = invented;
    }

    void load(PeopleYears years) {
        long start = System.nanoTime();
        List<BilledPerson> billed = IntStream.range(0, years.people().size())
                .parallel()
                .mapToObj(i -> invented.of(years.people().get(i), years.care().get(i)))
                .toList();
        waiting.addAll(billed);
        if (waiting.size() >= PORTION) {
            write();
        }
        nanos += System.nanoTime() - start;
    }

    private void write() {
        bills += loads.load(waiting);
        waiting.clear();
    }

    void tell() {
        long start = System.nanoTime();
        write();
        nanos += System.nanoTime() - start;
        LOG.info("Demo: {} bills settled and written in {} ms", bills, nanos / 1_000_000);
    }
}
