package org.jieli.medication.dispensing;

import static org.jieli.medication.prescription.PrescriptionRows.utc;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jieli.medication.dispensing.Dispensing.Given;
import org.jieli.medication.dispensing.Dispensing.Handover;
import org.jieli.medication.prescription.Prescription;
import org.jieli.medication.prescription.PrescriptionRows;
import org.jieli.medication.stock.Stocks;
import org.jieli.shared.Access;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What was given out, and what is left of each part. */
@Repository
@Transactional
public class DispensingRepository {

    private final JdbcClient jdbc;

    DispensingRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Units of a line that are left of a part. */
    public record Left(int line, UUID drugId, int units) {}

    /** Lines of which something is left. */
    public List<Left> left(UUID prescription, int part) {
        return jdbc.sql("""
                select q.line, l.drug_id, q.quantity - q.dispensed as units from medication.refill_line q
                join medication.prescription_line l on l.prescription_id = q.prescription_id and l.line = q.line
                where q.prescription_id = :id and q.number = :part and q.dispensed < q.quantity order by q.line
                """)
                .param("id", prescription)
                .param("part", part)
                .query(Left.class)
                .list();
    }

    Optional<LocalDate> dueOn(UUID prescription, int part) {
        return jdbc.sql("select due_on from medication.refill where prescription_id = :id and number = :part")
                .param("id", prescription)
                .param("part", part)
                .query(LocalDate.class)
                .optional();
    }

    /** Counts the units as given; false when they are more than what is left. */
    boolean take(UUID prescription, int part, Left line) {
        return jdbc.sql("""
                        update medication.refill_line set dispensed = dispensed + :units
                        where prescription_id = :id and number = :part and line = :line and dispensed + :units <= quantity
                        """)
                        .param("units", line.units())
                        .param("id", prescription)
                        .param("part", part)
                        .param("line", line.line())
                        .update()
                == 1;
    }

    void insert(UUID id, Prescription prescription, Dispensing.Wanted wanted, Access by, Instant at) {
        boolean handed = wanted.handover() == Handover.COUNTER;
        jdbc.sql("""
                insert into medication.dispensing
                  (id, prescription_id, resident_id, number, institution_id, at, by, handover, delivered_at, delivered_by)
                values (:id, :prescription, :resident, :part, :institution, :at, :by, :handover, :deliveredAt, :deliveredBy)
                """)
                .param("id", id)
                .param("prescription", prescription.id())
                .param("resident", prescription.residentId())
                .param("part", wanted.part())
                .param("institution", by.institutionId())
                .param("at", utc(at))
                .param("by", by.personName())
                .param("handover", wanted.handover().name())
                .param("deliveredAt", handed ? utc(at) : null)
                .param("deliveredBy", handed ? by.personName() : null)
                .update();
    }

    void line(UUID dispensing, int line, Stocks.Taken taken) {
        jdbc.sql("""
                insert into medication.dispensing_line (dispensing_id, line, batch_id, amount) values (:id, :line, :batch, :amount)
                """)
                .param("id", dispensing)
                .param("line", line)
                .param("batch", taken.batchId())
                .param("amount", taken.amount())
                .update();
    }

    /** With it those parts right after it that have nothing to dispense: prescriptions were cut into such before, and never finished. */
    void finishPart(UUID prescription, int part, Instant at) {
        jdbc.sql("""
                update medication.refill r set dispensed_at = :at
                where r.prescription_id = :id and r.number >= :part and r.dispensed_at is null
                  and not exists (select from medication.refill_line q
                                  where q.prescription_id = :id and q.number > :part and q.number <= r.number and q.quantity > 0)
                  and not exists (select from medication.refill_line q
                                  where q.prescription_id = :id and q.number = :part and q.dispensed < q.quantity)
                """)
                .param("at", utc(at))
                .param("id", prescription)
                .param("part", part)
                .update();
    }

    /** The prescription of a dispensing that was under way; empty when it was delivered before or is another's. */
    Optional<UUID> confirmDelivery(UUID id, Access by, Instant at) {
        return jdbc.sql("""
                update medication.dispensing set delivered_at = :at, delivered_by = :by
                where id = :id and institution_id = :institution and delivered_at is null returning prescription_id
                """)
                .param("at", utc(at))
                .param("by", by.personName())
                .param("id", id)
                .param("institution", by.institutionId())
                .query(UUID.class)
                .optional();
    }

    List<Given> of(UUID prescription) {
        Map<UUID, Map<Integer, Integer>> amounts = new HashMap<>();
        jdbc.sql("""
                select l.dispensing_id, l.line, sum(l.amount)::int from medication.dispensing_line l
                join medication.dispensing d on d.id = l.dispensing_id where d.prescription_id = :id group by 1, 2
                """)
                .param("id", prescription)
                .query((row, number) -> amounts.computeIfAbsent(
                                row.getObject(1, UUID.class), key -> new java.util.TreeMap<>())
                        .put(row.getInt(2), row.getInt(3)))
                .list();
        return jdbc.sql("select * from medication.dispensing where prescription_id = :id order by at desc, id desc")
                .param("id", prescription)
                .query((row, number) -> new Given(
                        row.getObject("id", UUID.class),
                        row.getInt("number"),
                        row.getObject("institution_id", UUID.class),
                        Objects.requireNonNull(PrescriptionRows.instant(row, "at")),
                        row.getString("by"),
                        Handover.valueOf(row.getString("handover")),
                        PrescriptionRows.instant(row, "delivered_at"),
                        amounts.getOrDefault(row.getObject("id", UUID.class), Map.of())))
                .list();
    }
}
