package org.jieli.enrolment.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jieli.JieliTest;
import org.jieli.enrolment.EnrolmentFault;
import org.jieli.enrolment.EnrolmentPlace;
import org.jieli.enrolment.EnrolmentPlace.Place;
import org.jieli.resident.ResidentSummary;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The law of enrolment: nobody is in two teams on one day, whatever is signed, renewed, changed and ended, in turn or at once. */
@JieliTest
class OneTeamLawTests {

    private static final int STEPS = 25;

    @Autowired
    EnrolmentPlace places;

    @Autowired
    Signing signing;

    @Autowired
    Endings endings;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    Clock clock;

    private List<Place> centres;
    private ResidentSummary person;
    private LocalDate today;

    @BeforeEach
    void threeTeamsAndAPerson() {
        centres = List.of(places.found(), places.found(), places.found());
        person = places.person(centres.getFirst(), LocalDate.of(1970, 1, 1));
        today = LocalDate.now(clock);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void nobodyIsInTwoTeamsAfterAnySequence(long seed) {
        Random random = new Random(seed);
        for (int step = 0; step < STEPS; step++) {
            attempt(random);
            assertThat(daysInTwoTeams()).isZero();
        }
    }

    @Test
    void ofManyWhoSignAtOnceOneDoes() throws Exception {
        List<Callable<Boolean>> attempts = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Place place = centres.get(i % centres.size());
            attempts.add(() -> CurrentAccess.callAsSystem("test", () -> {
                try {
                    signing.sign(EnrolmentPlace.wanted(place, person.id(), today, 1));
                    return true;
                } catch (Fault fault) {
                    assertThat(fault.code()).isEqualTo(EnrolmentFault.ALREADY);
                    return false;
                }
            }));
        }
        int signed = 0;
        try (ExecutorService pool = Executors.newFixedThreadPool(6)) {
            for (Future<Boolean> each : pool.invokeAll(attempts)) {
                signed += Boolean.TRUE.equals(each.get()) ? 1 : 0;
            }
        }
        assertThat(signed).isOne();
        assertThat(daysInTwoTeams()).isZero();
    }

    @Test
    void changesToTwoTeamsAtOnceEndInOne() throws Exception {
        UUID first = CurrentAccess.callAsSystem(
                "test", () -> signing.sign(EnrolmentPlace.wanted(centres.getFirst(), person.id(), today, 1)));
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            List<Future<Boolean>> both =
                    pool.invokeAll(List.of(() -> changed(first, centres.get(1)), () -> changed(first, centres.get(2))));
            assertThat(List.of(both.getFirst().get(), both.getLast().get())).containsExactlyInAnyOrder(true, false);
        }
        assertThat(daysInTwoTeams()).isZero();
    }

    private boolean changed(UUID agreement, Place to) {
        return CurrentAccess.callAsSystem("test", () -> {
            try {
                signing.change(agreement, EnrolmentPlace.wanted(to, person.id(), null, 1));
                return true;
            } catch (Fault fault) {
                return false;
            }
        });
    }

    private void attempt(Random random) {
        Place place = centres.get(random.nextInt(centres.size()));
        List<UUID> known = agreements();
        UUID one = known.isEmpty() ? UUID.randomUUID() : known.get(random.nextInt(known.size()));
        int years = 1 + random.nextInt(3);
        CurrentAccess.runAsSystem("test", () -> {
            try {
                switch (random.nextInt(4)) {
                    case 0 ->
                        signing.sign(
                                EnrolmentPlace.wanted(place, person.id(), today.minusDays(random.nextInt(30)), years));
                    case 1 -> signing.renew(one, EnrolmentPlace.wanted(place, person.id(), null, years));
                    case 2 -> signing.change(one, EnrolmentPlace.wanted(place, person.id(), null, years));
                    default -> endings.end(one, EndReason.WISH, today.minusDays(random.nextInt(10)), "");
                }
            } catch (Fault refused) {
                // What may not be is refused with words; the law is about what was done.
            }
        });
    }

    private List<UUID> agreements() {
        return CurrentAccess.callAsSystem(
                "test",
                () -> transactions.execute(
                        status -> jdbc.sql("select id from enrolment.agreement where resident_id = :person order by id")
                                .param("person", person.id())
                                .query(UUID.class)
                                .list()));
    }

    private long daysInTwoTeams() {
        return CurrentAccess.callAsSystem(
                "test",
                () -> transactions.execute(status -> jdbc.sql("""
                        select count(*) from enrolment.agreement a join enrolment.agreement b
                          on b.resident_id = a.resident_id and b.id > a.id and a.held && b.held
                        where a.resident_id = :person and a.state = 'SIGNED' and b.state = 'SIGNED'
                        """)
                        .param("person", person.id())
                        .query(Long.class)
                        .single()));
    }
}
