package org.jieli.medication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jieli.JieliTest;
import org.jieli.medication.Pharmacies.County;
import org.jieli.medication.catalogue.Drug;
import org.jieli.medication.dispensing.Dispensing;
import org.jieli.medication.prescription.PrescriptionActs;
import org.jieli.medication.stock.Stocks;
import org.jieli.shared.Access;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.Role;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever many desks do at the same time: nothing is dispensed twice or beyond its amount, stock and books agree. */
@JieliTest
class DispensingLawTests {

    private static final int DESKS = 6;
    private static final int STEPS = 25;

    @Autowired
    Pharmacies pharmacies;

    @Autowired
    Dispensing dispensing;

    @Autowired
    PrescriptionActs acts;

    @Autowired
    Stocks stocks;

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5})
    void nothingIsDispensedTwice(long seed) throws Exception {
        County county = pharmacies.found();
        Drug one = pharmacies.drug("C08CA01-01");
        Drug other = pharmacies.drug("C10AA05-01");
        county.stocked(county.centre.id(), one, 60);
        county.stocked(county.centre.id(), one, 30);
        county.stocked(county.centre.id(), other, 100);
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Map<String, Object> body = county.ordinary(one, 7);
            body.put(
                    "lines",
                    List.of(
                            county.line(i % 2 == 0 ? one : other, "2", "BID"),
                            county.line(i % 2 == 0 ? other : one, "1", "QD")));
            body.put("safetyReason", "测试");
            ids.add(UUID.fromString(county.approved(body)));
        }
        List<Future<?>> desks = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int desk = 0; desk < DESKS; desk++) {
                Random random = new Random(seed * DESKS + desk);
                desks.add(executor.submit(() -> act(county, random, ids)));
            }
        }
        for (Future<?> desk : desks) {
            desk.get();
        }
        CurrentAccess.runAsSystem("test", () -> {
            assertThat(number("""
                    select count(*) from medication.refill_line where prescription_id = any (:ids) and dispensed > quantity
                    """, ids)).isZero();
            assertThat(number(
                            "select coalesce(sum(dispensed), 0) from medication.refill_line where prescription_id = any (:ids)",
                            ids))
                    .isEqualTo(number("""
                            select coalesce(sum(l.amount), 0) from medication.dispensing_line l
                            join medication.dispensing d on d.id = l.dispensing_id where d.prescription_id = any (:ids)
                            """, ids));
        });
        int left = stocks.onHand(county.centre.id(), one.id()) + stocks.onHand(county.centre.id(), other.id());
        long booked = jdbc.sql("select sum(amount) from medication.movement where institution_id = :i")
                .param("i", county.centre.id())
                .query(Long.class)
                .single();
        assertThat(left).isEqualTo((int) booked).isNotNegative();
    }

    private void act(County county, Random random, List<UUID> ids) {
        Access desk = county.at(county.centre.id(), Role.PHARMACIST);
        Access doctor = county.at(county.centre.id(), Role.FAMILY_DOCTOR);
        for (int step = 0; step < STEPS; step++) {
            UUID id = ids.get(random.nextInt(ids.size()));
            try {
                switch (random.nextInt(8)) {
                    case 0 -> CurrentAccess.runAs(doctor, () -> acts.act(id, PrescriptionActs.Act.STOP, "测试", null));
                    case 1 -> CurrentAccess.runAs(desk, () -> dispensing.giveBack(id, "测试"));
                    case 2 ->
                        CurrentAccess.runAs(doctor, () -> acts.act(id, PrescriptionActs.Act.REDIRECT, null, null));
                    case 3 ->
                        CurrentAccess.runAs(
                                desk,
                                () -> dispensing.dispense(
                                        id, new Dispensing.Wanted(1, Map.of(), Dispensing.Handover.COUNTER)));
                    default ->
                        CurrentAccess.runAs(
                                desk,
                                () -> dispensing.dispense(
                                        id,
                                        new Dispensing.Wanted(
                                                1,
                                                Map.of(1, random.nextInt(4), 2, random.nextInt(3)),
                                                Dispensing.Handover.COUNTER)));
                }
            } catch (Fault refused) {
                assertThat(refused.code().status()).isLessThan(500);
            }
        }
    }

    private long number(String sql, List<UUID> ids) {
        return jdbc.sql(sql)
                .param("ids", ids.toArray(UUID[]::new))
                .query(Long.class)
                .single();
    }
}
