package org.jieli.medication.stock;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.medication.catalogue.Drug;
import org.jieli.medication.catalogue.DrugCatalogue;
import org.jieli.medication.stock.Availability.Elsewhere;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads movements and transfers for pages. */
@Service
@Transactional(readOnly = true)
class StockReading {

    private final JdbcClient jdbc;
    private final Stocks stocks;
    private final DrugCatalogue catalogue;
    private final Institutions institutions;

    StockReading(JdbcClient jdbc, Stocks stocks, DrugCatalogue catalogue, Institutions institutions) {
        this.jdbc = jdbc;
        this.stocks = stocks;
        this.catalogue = catalogue;
        this.institutions = institutions;
    }

    /** One movement of a batch. */
    record Movement(
            String kind,
            int amount,
            Instant at,
            String by,
            @Nullable String note,
            String lot) {}

    /** Units on their way between two institutions. */
    record Transfer(
            UUID id,
            UUID from,
            String fromName,
            UUID to,
            String toName,
            @Nullable Drug drug,
            String lot,
            LocalDate expiresOn,
            int amount,
            @Nullable Integer received,
            Instant sentAt,
            String sentBy,
            @Nullable Instant receivedAt) {}

    List<Movement> movements(UUID institution, UUID drug, int limit) {
        return jdbc.sql("""
                select m.kind, m.amount, m.at, m.by, m.note, b.lot from medication.movement m
                join medication.batch b on b.id = m.batch_id
                where m.institution_id = :institution and m.drug_id = :drug order by m.at desc, m.id desc limit :limit
                """)
                .param("institution", institution)
                .param("drug", drug)
                .param("limit", limit)
                .query((row, number) -> new Movement(
                        row.getString("kind"),
                        row.getInt("amount"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("by"),
                        row.getString("note"),
                        row.getString("lot")))
                .list();
    }

    long arriving(UUID institution) {
        return jdbc.sql(
                        "select count(*) from medication.transfer where to_institution = :institution and received_at is null")
                .param("institution", institution)
                .query(Long.class)
                .single();
    }

    /** To and from the institution: what waits to be received first. */
    List<Transfer> transfers(UUID institution, int limit) {
        record Row(
                UUID id,
                UUID from,
                UUID to,
                UUID drug,
                String lot,
                LocalDate expiresOn,
                int amount,
                @Nullable Integer received,
                Instant sentAt,
                String sentBy,
                @Nullable Instant receivedAt) {}
        List<Row> rows = jdbc.sql("""
                        (select * from medication.transfer where to_institution = :institution order by sent_at desc limit :limit)
                        union all
                        (select * from medication.transfer where from_institution = :institution order by sent_at desc limit :limit)
                        """)
                .param("institution", institution)
                .param("limit", limit)
                .query((row, number) -> {
                    OffsetDateTime received = row.getObject("received_at", OffsetDateTime.class);
                    return new Row(
                            row.getObject("id", UUID.class),
                            row.getObject("from_institution", UUID.class),
                            row.getObject("to_institution", UUID.class),
                            row.getObject("drug_id", UUID.class),
                            row.getString("lot"),
                            row.getObject("expires_on", LocalDate.class),
                            row.getInt("amount"),
                            row.getObject("received", Integer.class),
                            row.getObject("sent_at", OffsetDateTime.class).toInstant(),
                            row.getString("sent_by"),
                            received == null ? null : received.toInstant());
                })
                .list();
        Map<UUID, String> names = institutions
                .findAll(rows.stream()
                        .flatMap(row -> java.util.stream.Stream.of(row.from(), row.to()))
                        .collect(Collectors.toSet()))
                .values()
                .stream()
                .collect(Collectors.toMap(InstitutionSummary::id, InstitutionSummary::name));
        return rows.stream()
                .sorted(Comparator.comparing((Row row) -> row.receivedAt() != null)
                        .thenComparing(Row::sentAt, Comparator.reverseOrder()))
                .map(row -> new Transfer(
                        row.id(),
                        row.from(),
                        names.getOrDefault(row.from(), "–"),
                        row.to(),
                        names.getOrDefault(row.to(), "–"),
                        catalogue.find(row.drug()).orElse(null),
                        row.lot(),
                        row.expiresOn(),
                        row.amount(),
                        row.received(),
                        row.sentAt(),
                        row.sentBy(),
                        row.receivedAt()))
                .toList();
    }

    /** Others of the alliance that have some of the drug, the most first. */
    List<Elsewhere> elsewhere(Collection<UUID> partners, UUID drug) {
        Map<UUID, Map<UUID, Integer>> found = stocks.onHand(partners, List.of(drug));
        Map<UUID, InstitutionSummary> places = institutions.findAll(found.keySet());
        return found.entrySet().stream()
                .filter(each -> places.containsKey(each.getKey()))
                .map(each -> new Elsewhere(
                        each.getKey(),
                        Objects.requireNonNull(places.get(each.getKey())).name(),
                        each.getValue().getOrDefault(drug, 0)))
                .sorted(Comparator.comparing(Elsewhere::onHand).reversed())
                .limit(10)
                .toList();
    }
}
