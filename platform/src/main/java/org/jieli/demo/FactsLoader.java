package org.jieli.demo;

import java.time.LocalDate;
import java.util.List;
import org.jieli.database.BulkLoad;
import org.jieli.shared.PersonalDataSeal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the invented people and their year with COPY, and tells how fast. */
final class FactsLoader {

    private static final Logger LOG = LoggerFactory.getLogger(FactsLoader.class);

    private final ResidentsLoader residents;
    private final CareLoader care;
    private final WaysLoader ways;
    private final EnrolmentLoader enrolments;
    private final BillsLoader bills;
    private final CareYear years;
    private long visits;
    private long visitNanos;

    FactsLoader(
            BulkLoad load,
            PersonalDataSeal seal,
            Doctors doctors,
            CareYear years,
            EnrolmentLoader enrolments,
            BillsLoader bills,
            LocalDate today) {
        this.residents = new ResidentsLoader(load, seal);
        this.care = new CareLoader(load, doctors);
        this.ways = new WaysLoader(load, doctors, today);
        this.enrolments = enrolments;
        this.bills = bills;
        this.years = years;
    }

    void load(List<Person> people) {
        long start = System.nanoTime();
        residents.residents(people);
        enrolments.agreements(people);
        enrolments.keyPeople(people);
        long residentsDone = System.nanoTime();
        PeopleYears.each(people, years, this::load);
        LOG.info("Demo: {} visits written, {} a second", visits, perSecond(visits, visitNanos));
        bills.tell();
        LOG.info(
                "Demo: {} residents in {} ms, their year in {} ms",
                people.size(),
                (residentsDone - start) / 1_000_000L,
                (System.nanoTime() - residentsDone) / 1_000_000L);
    }

    private void load(PeopleYears portion) {
        residents.knownAt(portion);
        long start = System.nanoTime();
        visits += care.visits(portion);
        visitNanos += System.nanoTime() - start;
        care.stays(portion);
        care.checks(portion);
        ways.ways(portion);
        care.timeline(portion);
        enrolments.services(portion);
        bills.load(portion);
    }

    private static long perSecond(long count, long nanos) {
        return count * 1_000_000_000L / Math.max(1, nanos);
    }
}
