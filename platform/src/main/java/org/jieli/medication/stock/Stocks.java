package org.jieli.medication.stock;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jieli.medication.MedicationFault;
import org.jieli.medication.catalogue.Drug;
import org.jieli.medication.catalogue.DrugCatalogue;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.Identifiers;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Batches and their movements: what comes in and goes out is written together, and nothing falls below zero. */
@Service
@Transactional
public class Stocks {

    private final JdbcClient jdbc;
    private final DrugCatalogue catalogue;
    private final Clock clock;

    Stocks(JdbcClient jdbc, DrugCatalogue catalogue, Clock clock) {
        this.jdbc = jdbc;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** Units taken out of a batch. */
    public record Taken(UUID batchId, int amount) {}

    /** Unexpired units of a drug at an institution. */
    @Transactional(readOnly = true)
    public int onHand(UUID institution, UUID drug) {
        return onHand(List.of(institution), List.of(drug))
                .getOrDefault(institution, Map.of())
                .getOrDefault(drug, 0);
    }

    /** The same for several, by institution and drug; what has none is left out. */
    @Transactional(readOnly = true)
    public Map<UUID, Map<UUID, Integer>> onHand(Collection<UUID> institutions, Collection<UUID> drugs) {
        Map<UUID, Map<UUID, Integer>> found = new HashMap<>();
        jdbc.sql("""
                select institution_id, drug_id, sum(on_hand)::int from medication.batch
                where drug_id = any (:drugs) and institution_id = any (:institutions) and on_hand > 0 and expires_on >= :today
                group by institution_id, drug_id
                """)
                .param("institutions", institutions.toArray(UUID[]::new))
                .param("drugs", drugs.toArray(UUID[]::new))
                .param("today", LocalDate.now(clock))
                .query((row, number) -> found.computeIfAbsent(row.getObject(1, UUID.class), key -> new HashMap<>())
                        .put(row.getObject(2, UUID.class), row.getInt(3)))
                .list();
        return found;
    }

    /** Takes units for the person, those that expire first before the others; {@link MedicationFault#NOT_ENOUGH} without a change. */
    public List<Taken> dispense(UUID institution, UUID drugId, int amount, UUID dispensing) {
        List<Batch> batches = jdbc.sql("""
                        select * from medication.batch
                        where institution_id = :institution and drug_id = :drug and on_hand > 0 and expires_on >= :today
                        order by expires_on, id for update
                        """)
                .param("institution", institution)
                .param("drug", drugId)
                .param("today", LocalDate.now(clock))
                .query(Batch.class)
                .list();
        int there = batches.stream().mapToInt(Batch::onHand).sum();
        if (there < amount) {
            Drug drug = catalogue.find(drugId).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
            throw new Fault(MedicationFault.NOT_ENOUGH, drug.title(), there + " " + drug.unit());
        }
        List<Taken> taken = new ArrayList<>();
        int left = amount;
        for (Batch batch : batches) {
            int now = Math.min(left, batch.onHand());
            if (now > 0) {
                change(batch, -now, "DISPENSED", dispensing, null);
                taken.add(new Taken(batch.id(), now));
                left -= now;
            }
        }
        return taken;
    }

    /** Puts units into a batch, a new one where the lot is not known here. */
    public UUID put(
            UUID institution,
            UUID drugId,
            String lot,
            LocalDate expiresOn,
            int amount,
            String kind,
            @Nullable UUID source) {
        UUID id = jdbc.sql("""
                        insert into medication.batch (id, institution_id, drug_id, lot, expires_on, on_hand)
                        values (:id, :institution, :drug, :lot, :expires, :amount)
                        on conflict (institution_id, drug_id, lot, expires_on) do update set on_hand = batch.on_hand + excluded.on_hand
                        returning id
                        """)
                .param("id", Identifiers.next())
                .param("institution", institution)
                .param("drug", drugId)
                .param("lot", lot)
                .param("expires", expiresOn)
                .param("amount", amount)
                .query(UUID.class)
                .single();
        write(new Batch(id, institution, drugId, lot, expiresOn, amount), amount, kind, source, null);
        return id;
    }

    /** Takes units out of one batch; false when it has not so many. */
    boolean takeOut(Batch batch, int amount, String kind, @Nullable UUID source, @Nullable String note) {
        return change(batch, -amount, kind, source, note);
    }

    /** Sets a batch to what was counted, when it still holds what the counter saw; answers the difference. */
    Optional<Integer> count(Batch batch, int seen, int counted, String kind, String note) {
        int changed = jdbc.sql("update medication.batch set on_hand = :counted where id = :id and on_hand = :seen")
                .param("counted", counted)
                .param("seen", seen)
                .param("id", batch.id())
                .update();
        if (changed == 0) {
            return Optional.empty();
        }
        if (counted != seen) {
            write(batch, counted - seen, kind, null, note);
        }
        return Optional.of(counted - seen);
    }

    Optional<Batch> find(UUID batchId) {
        return jdbc.sql("select * from medication.batch where id = :id")
                .param("id", batchId)
                .query(Batch.class)
                .optional();
    }

    /** Those with something in them, the next to expire first. */
    List<Batch> batches(UUID institution, UUID drug) {
        return jdbc.sql("""
                select * from medication.batch where institution_id = :institution and drug_id = :drug and on_hand > 0
                order by expires_on, lot
                """)
                .param("institution", institution)
                .param("drug", drug)
                .query(Batch.class)
                .list();
    }

    /** Those that may be dispensed or sent, the next to expire first. */
    @Transactional(readOnly = true)
    public List<Batch> usable(UUID institution, UUID drug) {
        return batches(institution, drug).stream()
                .filter(batch -> !batch.isExpiredOn(LocalDate.now(clock)))
                .toList();
    }

    private boolean change(Batch batch, int amount, String kind, @Nullable UUID source, @Nullable String note) {
        int changed = jdbc.sql(
                        "update medication.batch set on_hand = on_hand + :amount where id = :id and on_hand + :amount >= 0")
                .param("amount", amount)
                .param("id", batch.id())
                .update();
        if (changed == 1) {
            write(batch, amount, kind, source, note);
        }
        return changed == 1;
    }

    private void write(Batch batch, int amount, String kind, @Nullable UUID source, @Nullable String note) {
        jdbc.sql("""
                insert into medication.movement (id, batch_id, institution_id, drug_id, kind, amount, at, by, source_id, note)
                values (:id, :batch, :institution, :drug, :kind, :amount, :at, :by, :source, :note)
                """)
                .param("id", Identifiers.next())
                .param("batch", batch.id())
                .param("institution", batch.institutionId())
                .param("drug", batch.drugId())
                .param("kind", kind)
                .param("amount", amount)
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("by", CurrentAccess.require().personName())
                .param("source", source)
                .param("note", note)
                .update();
    }
}
