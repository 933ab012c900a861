package org.jieli.medication.stock;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jieli.medication.catalogue.Drug;
import org.jieli.medication.catalogue.DrugCatalogue;
import org.jieli.shared.ChinaTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How long what is in stock will last: by what was dispensed lately and by the long prescriptions that fall due. */
@Service
@Transactional(readOnly = true)
public class Outlook {

    private final JdbcClient jdbc;
    private final DrugCatalogue catalogue;
    private final Thresholds thresholds;
    private final Clock clock;

    Outlook(JdbcClient jdbc, DrugCatalogue catalogue, Thresholds thresholds, Clock clock) {
        this.jdbc = jdbc;
        this.catalogue = catalogue;
        this.thresholds = thresholds;
        this.clock = clock;
    }

    /** How a drug stands. */
    public enum SupplyLevel {
        OUT,
        CRITICAL,
        LOW,
        ENOUGH
    }

    /**
     * A drug of an institution.
     *
     * @param onHand unexpired units
     * @param expiring of these, units that expire soon
     * @param expired units that must not be dispensed any more
     * @param consumed units dispensed in the days looked back on
     * @param due units of long prescriptions in the days looked ahead to
     * @param days for which it lasts; null where nothing is needed
     */
    public record Supply(
            Drug drug,
            boolean stocked,
            int onHand,
            int expiring,
            int expired,
            int consumed,
            int due,
            @Nullable BigDecimal days,
            SupplyLevel level) {

        public boolean isShort() {
            return level != SupplyLevel.ENOUGH;
        }
    }

    /** The shortest first. */
    public List<Supply> of(UUID institution) {
        LocalDate today = LocalDate.now(clock);
        return jdbc
                .sql("""
                        with stocked as (select drug_id from medication.formulary where institution_id = :institution and until is null),
                        held as (
                          select drug_id, sum(on_hand) filter (where expires_on >= :today) as on_hand,
                            sum(on_hand) filter (where expires_on >= :today and expires_on < :soon) as expiring,
                            sum(on_hand) filter (where expires_on < :today) as expired
                          from medication.batch where institution_id = :institution group by drug_id),
                        consumed as (
                          select drug_id, -sum(amount) as amount from medication.movement
                          where institution_id = :institution and kind = 'DISPENSED' and at >= :since group by drug_id),
                        due as (
                          select l.drug_id, sum(q.quantity - q.dispensed) as amount
                          from medication.prescription p
                          join medication.refill r on r.prescription_id = p.id and r.dispensed_at is null and r.due_on < :until
                          join medication.refill_line q on q.prescription_id = p.id and q.number = r.number
                          join medication.prescription_line l on l.prescription_id = p.id and l.line = q.line
                          where p.dispense_at = :institution and p.state in ('REVIEWED', 'PARTLY_DISPENSED') and p.next_due < :until
                          group by l.drug_id)
                        select drug_id, s.drug_id is not null as stocked, coalesce(h.on_hand, 0)::int as on_hand,
                          coalesce(h.expiring, 0)::int as expiring, coalesce(h.expired, 0)::int as expired,
                          coalesce(c.amount, 0)::int as consumed, coalesce(d.amount, 0)::int as due
                        from stocked s full join held h using (drug_id) full join consumed c using (drug_id) full join due d using (drug_id)
                        """)
                .param("institution", institution)
                .param("today", today)
                .param("soon", today.plusDays(thresholds.of("expiring-days")))
                .param(
                        "since",
                        OffsetDateTime.ofInstant(
                                ChinaTime.startOf(today.minusDays(thresholds.of("consumption-days"))), ZoneOffset.UTC))
                .param("until", today.plusDays(thresholds.of("horizon-days")))
                .query((row, number) -> supply(
                        row.getObject("drug_id", UUID.class),
                        row.getBoolean("stocked"),
                        row.getInt("on_hand"),
                        row.getInt("expiring"),
                        row.getInt("expired"),
                        row.getInt("consumed"),
                        row.getInt("due")))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(Supply::level)
                        .thenComparing(Supply::days, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(supply -> supply.drug().name())
                        .thenComparing(supply -> supply.drug().code()))
                .toList();
    }

    private Optional<Supply> supply(
            UUID drugId, boolean stocked, int onHand, int expiring, int expired, int consumed, int due) {
        return catalogue.find(drugId).map(drug -> supply(drug, stocked, onHand, expiring, expired, consumed, due));
    }

    private Supply supply(Drug drug, boolean stocked, int onHand, int expiring, int expired, int consumed, int due) {
        BigDecimal daily =
                daily(consumed, thresholds.of("consumption-days")).max(daily(due, thresholds.of("horizon-days")));
        BigDecimal days =
                daily.signum() == 0 ? null : BigDecimal.valueOf(onHand).divide(daily, 1, RoundingMode.HALF_UP);
        return new Supply(drug, stocked, onHand, expiring, expired, consumed, due, days, level(onHand, stocked, days));
    }

    private SupplyLevel level(int onHand, boolean stocked, @Nullable BigDecimal days) {
        if (onHand == 0) {
            return stocked || days != null ? SupplyLevel.OUT : SupplyLevel.ENOUGH;
        }
        if (days == null) {
            return SupplyLevel.ENOUGH;
        }
        if (days.compareTo(BigDecimal.valueOf(thresholds.of("critical-days"))) < 0) {
            return SupplyLevel.CRITICAL;
        }
        return days.compareTo(BigDecimal.valueOf(thresholds.of("low-days"))) < 0 ? SupplyLevel.LOW : SupplyLevel.ENOUGH;
    }

    private static BigDecimal daily(int amount, int days) {
        return BigDecimal.valueOf(amount).divide(BigDecimal.valueOf(Math.max(1, days)), 4, RoundingMode.HALF_UP);
    }
}
