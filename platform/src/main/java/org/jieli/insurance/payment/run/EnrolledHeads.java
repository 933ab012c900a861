package org.jieli.insurance.payment.run;

import java.time.LocalDate;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.insurance.payment.pricing.DiseaseRanges;
import org.jieli.insurance.payment.terms.Capitation;
import org.jieli.shared.CurrentAccess;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts the insured people who have a family-doctor agreement with an institution, by age or by chronic disease. Work of the system: a
 * fund does not see agreements, only how many there are.
 */
@Component
class EnrolledHeads {

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    EnrolledHeads(JdbcClient jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** How many heads an institution has of each capitation, by its code. */
    record Heads(UUID institutionId, String code, int heads) {}

    /** Must start outside of a transaction that is not the system's. */
    List<Heads> count(String region, LocalDate on, List<Capitation> capitation) {
        if (capitation.isEmpty()) {
            return List.of();
        }
        return CurrentAccess.callAsSystem(
                "payment-heads",
                () -> java.util.Objects.requireNonNull(
                        transactions.execute(status -> counted(region, on, capitation))));
    }

    private List<Heads> counted(String region, LocalDate on, List<Capitation> capitation) {
        Map<UUID, Map<String, Integer>> counts = new HashMap<>();
        byAge(region, on, capitation, counts);
        byDisease(region, on, capitation, counts);
        return counts.entrySet().stream()
                .flatMap(place -> place.getValue().entrySet().stream()
                        .map(count -> new Heads(place.getKey(), count.getKey(), count.getValue())))
                .toList();
    }

    private void byAge(
            String region, LocalDate on, List<Capitation> capitation, Map<UUID, Map<String, Integer>> counts) {
        jdbc.sql("""
                        select a.institution_id, c.born, count(*) as heads
                        from insurance.coverage c join enrolment.fact_agreement a on a.resident_id = c.resident_id and a.held @> :day
                        where c.region = :region and c.valid @> :day
                        group by 1, 2
                        """).param("region", region).param("day", on).query(row -> {
            int age = Period.between(row.getObject("born", LocalDate.class), on).getYears();
            for (Capitation each : capitation) {
                if (!each.ofDisease() && each.holdsAt(age)) {
                    add(counts, row.getObject("institution_id", UUID.class), each.code(), row.getInt("heads"));
                }
            }
        });
    }

    /** A head of a chronic package: somebody who had an outpatient bill of the disease within the year before. */
    private void byDisease(
            String region, LocalDate on, List<Capitation> capitation, Map<UUID, Map<String, Integer>> counts) {
        Map<String, java.util.Set<UUID>> seen = new HashMap<>();
        jdbc.sql("""
                        select distinct a.institution_id, c.resident_id, k.diagnosis
                        from insurance.coverage c
                        join enrolment.fact_agreement a on a.resident_id = c.resident_id and a.held @> :day
                        join insurance.claim k on k.resident_id = c.resident_id
                        where c.region = :region and c.valid @> :day and k.kind = 'CHRONIC' and k.to_on <= :day and k.to_on > :since
                        """)
                .param("region", region)
                .param("day", on)
                .param("since", on.minusYears(1))
                .query(row -> {
                    String diagnosis = row.getString("diagnosis");
                    UUID resident = row.getObject("resident_id", UUID.class);
                    for (Capitation each : capitation) {
                        if (each.ofDisease()
                                && DiseaseRanges.hold(each.diseases(), diagnosis)
                                && seen.computeIfAbsent(each.code(), any -> new java.util.HashSet<>())
                                        .add(resident)) {
                            add(counts, row.getObject("institution_id", UUID.class), each.code(), 1);
                        }
                    }
                });
    }

    private static void add(Map<UUID, Map<String, Integer>> counts, UUID institution, String code, int heads) {
        counts.computeIfAbsent(institution, any -> new HashMap<>()).merge(code, heads, Integer::sum);
    }
}
