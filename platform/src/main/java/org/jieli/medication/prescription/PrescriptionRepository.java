package org.jieli.medication.prescription;

import static org.jieli.medication.prescription.PrescriptionRows.utc;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jieli.medication.PrescriptionState;
import org.jieli.medication.PrescriptionSummary;
import org.jieli.medication.catalogue.Drug;
import org.jieli.medication.catalogue.DrugCatalogue;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Prescriptions in the database; every move is a conditional update. */
@Repository
@Transactional
public class PrescriptionRepository {

    private final JdbcClient jdbc;
    private final DrugCatalogue catalogue;

    PrescriptionRepository(JdbcClient jdbc, DrugCatalogue catalogue) {
        this.jdbc = jdbc;
        this.catalogue = catalogue;
    }

    /** What happened with a prescription. */
    public record Happening(
            Instant at,
            String action,
            @Nullable UUID institutionId,
            String by,
            @Nullable String words) {}

    String nextNumber(LocalDate today) {
        long next = jdbc.sql("select nextval('medication.prescription_number')")
                .query(Long.class)
                .single();
        return "CF" + today.toString().replace("-", "").substring(2)
                + String.format(java.util.Locale.ROOT, "%06d", next % 1_000_000);
    }

    public Optional<Prescription> find(UUID id) {
        return jdbc.sql("select * from medication.prescription where id = :id")
                .param("id", id)
                .query(PrescriptionRows::map)
                .optional();
    }

    public List<Prescription> ofResident(UUID residentId, int limit) {
        return jdbc.sql("""
                select * from medication.prescription where resident_id = :resident order by issued_at desc, id desc limit :limit
                """)
                .param("resident", residentId)
                .param("limit", limit)
                .query(PrescriptionRows::map)
                .list();
    }

    /** Long prescriptions of which something may still be dispensed. */
    List<Prescription> openLong(UUID residentId) {
        return jdbc.sql("""
                select * from medication.prescription where resident_id = :resident and kind = 'LONG'
                  and state in ('ISSUED', 'SENT_BACK', 'REVIEWED', 'PARTLY_DISPENSED', 'RETURNED', 'ON_HOLD')
                """)
                .param("resident", residentId)
                .query(PrescriptionRows::map)
                .list();
    }

    /** The newest long prescription for the disease that was not voided. */
    Optional<Prescription> latestLong(UUID residentId, String problem) {
        return jdbc.sql("""
                select * from medication.prescription
                where resident_id = :resident and problem = :problem and kind = 'LONG' and state <> 'VOIDED'
                order by issued_at desc, id desc limit 1
                """)
                .param("resident", residentId)
                .param("problem", problem)
                .query(PrescriptionRows::map)
                .optional();
    }

    /** Until when dispensed parts of a prescription last; empty when nothing was dispensed. */
    Optional<LocalDate> suppliedUntil(UUID id) {
        return jdbc.sql("""
                select max(due_on + days) from medication.refill where prescription_id = :id and dispensed_at is not null
                """)
                .param("id", id)
                .query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single();
    }

    /**
     * Drugs of prescriptions that run on the day, those being re-written not counted. A renewal begins where the one before stops to
     * supply, so its parts say until when it runs, not its issue; of an expired one only what was dispensed counts.
     */
    List<Drug> takenOn(UUID residentId, LocalDate today, @Nullable UUID except) {
        return jdbc
                .sql("""
                        select distinct l.drug_id from medication.prescription p
                        join medication.prescription_line l on l.prescription_id = p.id
                        where p.resident_id = :resident and p.state not in ('VOIDED', 'STOPPED')
                          and exists (select from medication.refill r
                                      where r.prescription_id = p.id and r.due_on + r.days > :today
                                        and (p.state <> 'EXPIRED' or r.dispensed_at is not null))
                          and (:except::uuid is null or p.id <> :except)
                        """)
                .param("resident", residentId)
                .param("today", today)
                .param("except", except)
                .query(UUID.class)
                .list()
                .stream()
                .flatMap(id -> catalogue.find(id).stream())
                .toList();
    }

    public List<PrescriptionSummary.Line> lines(UUID id) {
        return lines(List.of(id)).getOrDefault(id, List.of());
    }

    public Map<UUID, List<PrescriptionSummary.Line>> lines(Collection<UUID> ids) {
        record Of(UUID id, PrescriptionSummary.Line line) {}
        return jdbc
                .sql("""
                        select l.*, (select coalesce(sum(r.dispensed), 0) from medication.refill_line r
                                     where r.prescription_id = l.prescription_id and r.line = l.line)::int as dispensed
                        from medication.prescription_line l where l.prescription_id = any (:ids) order by l.prescription_id, l.line
                        """)
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, number) -> {
                    Drug drug =
                            catalogue.find(row.getObject("drug_id", UUID.class)).orElseThrow();
                    return new Of(
                            row.getObject("prescription_id", UUID.class),
                            new PrescriptionSummary.Line(
                                    row.getInt("line"),
                                    drug.id(),
                                    drug.title(),
                                    drug.unit(),
                                    row.getBigDecimal("dose").stripTrailingZeros(),
                                    row.getString("frequency"),
                                    row.getString("usage"),
                                    row.getInt("quantity"),
                                    row.getInt("dispensed")));
                })
                .list()
                .stream()
                .collect(Collectors.groupingBy(Of::id, Collectors.mapping(Of::line, Collectors.toList())));
    }

    public Map<UUID, List<PrescriptionSummary.Part>> parts(Collection<UUID> ids) {
        record Of(UUID id, PrescriptionSummary.Part part) {}
        return jdbc
                .sql(
                        "select * from medication.refill where prescription_id = any (:ids) order by prescription_id, number")
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, number) -> new Of(
                        row.getObject("prescription_id", UUID.class),
                        new PrescriptionSummary.Part(
                                row.getInt("number"),
                                row.getObject("due_on", LocalDate.class),
                                row.getInt("days"),
                                PrescriptionRows.instant(row, "dispensed_at"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Of::id, Collectors.mapping(Of::part, Collectors.toList())));
    }

    public List<Happening> happenings(UUID id) {
        return jdbc.sql("""
                select at, action, institution_id, by, words from medication.prescription_event
                where prescription_id = :id order by at desc
                """)
                .param("id", id)
                .query((row, number) -> new Happening(
                        java.util.Objects.requireNonNull(PrescriptionRows.instant(row, "at")),
                        row.getString("action"),
                        row.getObject("institution_id", UUID.class),
                        row.getString("by"),
                        row.getString("words")))
                .list();
    }

    /** Takes down what happened; false when the same cause was taken down before. */
    public boolean happened(
            Prescription prescription,
            Instant at,
            String action,
            @Nullable UUID institution,
            String by,
            @Nullable String words,
            @Nullable UUID cause) {
        return jdbc.sql("""
                        insert into medication.prescription_event
                          (prescription_id, resident_id, at, action, institution_id, by, words, cause)
                        values (:id, :resident, :at, :action, :institution, :by, :words, :cause) on conflict do nothing
                        """)
                        .param("id", prescription.id())
                        .param("resident", prescription.residentId())
                        .param("at", utc(at))
                        .param("action", action)
                        .param("institution", institution)
                        .param("by", by)
                        .param("words", words)
                        .param("cause", cause)
                        .update()
                == 1;
    }

    /** Moves it on where it stands in one of these states; false when it does not. */
    public boolean move(
            UUID id, Collection<PrescriptionState> from, PrescriptionState to, @Nullable String words, Instant at) {
        return jdbc.sql("""
                        update medication.prescription
                        set state = :to, words = :words, held_from = null, hold_reason = null, changed_at = :at, version = version + 1
                        where id = :id and state = any (:from)
                        """)
                        .param("to", to.name())
                        .param("words", words)
                        .param("at", utc(at))
                        .param("id", id)
                        .param("from", from.stream().map(Enum::name).toArray(String[]::new))
                        .update()
                == 1;
    }
}
