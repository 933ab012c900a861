package org.jieli.medication.stock;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.medication.MedicationFault;
import org.jieli.medication.catalogue.DrugCatalogue;
import org.jieli.medication.formulary.Formularies;
import org.jieli.medication.post.MedicationPosts;
import org.jieli.notification.Notice;
import org.jieli.notification.Notices;
import org.jieli.shared.Access;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Receipt, transfer inside the alliance, and count, by those who keep an institution's stock. */
@Service
@Transactional
public class StockKeeping {

    private static final int MOST = 1_000_000;
    private static final int LONGEST_LOT = 40;
    private static final int LONGEST_NOTE = 200;

    private final JdbcClient jdbc;
    private final Stocks stocks;
    private final Formularies formularies;
    private final DrugCatalogue catalogue;
    private final Notices notices;
    private final AuditLog audit;
    private final Clock clock;

    StockKeeping(
            JdbcClient jdbc,
            Stocks stocks,
            Formularies formularies,
            DrugCatalogue catalogue,
            Notices notices,
            AuditLog audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.stocks = stocks;
        this.formularies = formularies;
        this.catalogue = catalogue;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /** Units of a lot that came in. */
    record Receipt(
            @Nullable UUID drugId,
            @Nullable String lot,
            @Nullable LocalDate expiresOn,
            @Nullable Integer amount) {}

    List<FieldFault> faults(Receipt receipt) {
        List<FieldFault> faults = new ArrayList<>();
        if (receipt.drugId() == null || catalogue.find(receipt.drugId()).isEmpty()) {
            faults.add(FieldFault.of("drugId", "medication.drug-missing"));
        }
        String lot = receipt.lot() == null ? "" : receipt.lot().strip();
        if (lot.isEmpty()) {
            faults.add(FieldFault.of("lot", "common.required"));
        } else if (lot.length() > LONGEST_LOT) {
            faults.add(FieldFault.of("lot", "common.too-long", LONGEST_LOT));
        }
        LocalDate expires = receipt.expiresOn();
        if (expires == null) {
            faults.add(FieldFault.of("expiresOn", "common.required"));
        } else if (expires.isBefore(LocalDate.now(clock))) {
            faults.add(FieldFault.of("expiresOn", "medication.expired"));
        }
        positive("amount", receipt.amount(), faults);
        return faults;
    }

    void receive(Receipt receipt, List<FieldFault> unreadable) {
        Access by = MedicationPosts.dispenser();
        Fault.throwIfAny(FieldFault.joined(unreadable, faults(receipt)));
        put(receipt, null);
        audit.record("stock.receive", null, "institution", by.institutionId(), Map.of());
    }

    void put(Receipt receipt, @Nullable UUID source) {
        stocks.put(
                MedicationPosts.dispenser().requireInstitution(),
                java.util.Objects.requireNonNull(receipt.drugId()),
                java.util.Objects.requireNonNull(receipt.lot()).strip(),
                java.util.Objects.requireNonNull(receipt.expiresOn()),
                java.util.Objects.requireNonNull(receipt.amount()),
                "RECEIPT",
                source);
    }

    /** Sends units of a batch to another institution of the alliance; they are in nobody's stock until they are received. */
    public UUID send(UUID batchId, @Nullable UUID to, @Nullable Integer amount, @Nullable UUID request) {
        Access by = MedicationPosts.dispenser();
        Batch batch = own(batchId, by);
        List<FieldFault> faults = new ArrayList<>();
        positive("amount", amount, faults);
        if (to == null || !formularies.partners(batch.institutionId()).contains(to)) {
            faults.add(FieldFault.of("to", "medication.not-a-partner"));
        }
        if (batch.isExpiredOn(LocalDate.now(clock))) {
            faults.add(FieldFault.of("amount", "medication.expired"));
        }
        Fault.throwIfAny(faults);
        int units = java.util.Objects.requireNonNull(amount);
        UUID there = java.util.Objects.requireNonNull(to);
        UUID id = Identifiers.next();
        if (!stocks.takeOut(batch, units, "SENT", id, null)) {
            throw notEnough(batch);
        }
        jdbc.sql("""
                insert into medication.transfer (id, from_institution, to_institution, drug_id, lot, expires_on, amount, sent_at, sent_by, request_id)
                values (:id, :from, :to, :drug, :lot, :expires, :amount, :now, :by, :request)
                """)
                .param("id", id)
                .param("from", batch.institutionId())
                .param("to", there)
                .param("drug", batch.drugId())
                .param("lot", batch.lot())
                .param("expires", batch.expiresOn())
                .param("amount", units)
                .param("now", now())
                .param("by", by.personName())
                .param("request", request)
                .update();
        String title = catalogue
                .find(batch.drugId())
                .map(drug -> drug.title() + " " + units + drug.unit())
                .orElse("");
        notices.tell(List.of(new Notice(
                there,
                null,
                "medication.news-transfer",
                List.of(title, by.institutionName()),
                "/stock/transfers",
                id + ":sent")));
        audit.record("stock.send", null, "transfer", id, Map.of("drug", title));
        return id;
    }

    /** Takes in what arrived; once. */
    void accept(UUID transferId, @Nullable Integer received) {
        Access by = MedicationPosts.dispenser();
        record Sent(UUID toInstitution, UUID drugId, String lot, LocalDate expiresOn, int amount) {}
        Sent sent = jdbc.sql(
                        "select to_institution, drug_id, lot, expires_on, amount from medication.transfer where id = :id")
                .param("id", transferId)
                .query(Sent.class)
                .optional()
                .filter(found -> found.toInstitution().equals(by.institutionId()))
                .orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        if (received == null || received < 0 || received > sent.amount()) {
            throw new Fault(
                    CommonFault.INVALID,
                    List.of(FieldFault.of("received-" + transferId, "medication.received", sent.amount())));
        }
        int changed = jdbc.sql("""
                        update medication.transfer set received = :received, received_at = :now, received_by = :by
                        where id = :id and received_at is null
                        """)
                .param("received", received)
                .param("now", now())
                .param("by", by.personName())
                .param("id", transferId)
                .update();
        if (changed == 0) {
            throw new Fault(MedicationFault.SETTLED);
        }
        if (received > 0) {
            stocks.put(
                    sent.toInstitution(),
                    sent.drugId(),
                    sent.lot(),
                    sent.expiresOn(),
                    received,
                    "RECEIVED",
                    transferId);
        }
        audit.record("stock.accept", null, "transfer", transferId, Map.of("received", Integer.toString(received)));
    }

    /** Writes what was counted, where the batch still holds what the counter saw; {@link CommonFault#STALE} otherwise. */
    int count(UUID batchId, @Nullable Integer seen, @Nullable Integer counted, @Nullable String note) {
        Access by = MedicationPosts.dispenser();
        Batch batch = own(batchId, by);
        List<FieldFault> faults = new ArrayList<>();
        if (counted == null || counted < 0 || counted > MOST) {
            faults.add(FieldFault.of("counted", "medication.counted"));
        }
        String why = note == null ? "" : note.strip();
        if (counted != null && !counted.equals(seen) && why.isEmpty()) {
            faults.add(FieldFault.of("note", "medication.difference-why"));
        } else if (why.length() > LONGEST_NOTE) {
            faults.add(FieldFault.of("note", "common.too-long", LONGEST_NOTE));
        }
        Fault.throwIfAny(faults);
        boolean discarded =
                batch.isExpiredOn(LocalDate.now(clock)) && Integer.valueOf(0).equals(counted);
        int difference = stocks.count(
                        batch,
                        seen == null ? -1 : seen,
                        java.util.Objects.requireNonNull(counted),
                        discarded ? "DISCARDED" : "COUNTED",
                        why)
                .orElseThrow(() -> new Fault(CommonFault.STALE));
        audit.record("stock.count", null, "batch", batchId, Map.of("difference", Integer.toString(difference)));
        return difference;
    }

    private static void positive(String field, @Nullable Integer amount, List<FieldFault> faults) {
        if (amount == null || amount < 1 || amount > MOST) {
            faults.add(FieldFault.of(field, "medication.not-positive"));
        }
    }

    private Fault notEnough(Batch batch) {
        var drug = catalogue.find(batch.drugId()).orElseThrow();
        return new Fault(
                MedicationFault.NOT_ENOUGH,
                drug.title(),
                stocks.onHand(batch.institutionId(), batch.drugId()) + " " + drug.unit());
    }

    private Batch own(UUID batchId, Access by) {
        return stocks.find(batchId)
                .filter(batch -> batch.institutionId().equals(by.institutionId()))
                .orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
