package org.jieli.criteria;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The versions that may rule, compiled once each. */
@Component
class DecisionTables implements SmartInitializingSingleton {

    private final TableRepository tables;
    private final TransactionTemplate transactions;
    private final Map<UUID, CompiledTable> compiled = new ConcurrentHashMap<>();
    private volatile @Nullable List<TableVersion> versions;

    DecisionTables(TableRepository tables, TransactionTemplate transactions) {
        this.tables = tables;
        this.transactions = transactions;
    }

    /** The tables in force on a day, compiled. */
    List<CompiledTable> inForce(LocalDate day) {
        return versions().stream()
                .filter(version -> version.isInForceOn(day))
                .map(this::compiled)
                .toList();
    }

    CompiledTable compiled(TableVersion version) {
        return compiled.computeIfAbsent(version.id(), id -> CompiledTable.of(version.name(), version.xml()));
    }

    /** Reads the versions again, because one was added or withdrawn. */
    void refresh() {
        versions = null;
    }

    @Override
    public void afterSingletonsInstantiated() {
        transactions.executeWithoutResult(status -> ShippedTables.all().forEach(tables::insertShipped));
    }

    /** Compiling takes a second or two: it is done beside the start, so that the first visit does not wait. */
    @EventListener(ApplicationReadyEvent.class)
    void warmUp() {
        Thread.ofVirtual().name("criteria-warm-up").start(() -> versions().forEach(this::compiled));
    }

    private synchronized List<TableVersion> versions() {
        List<TableVersion> known = versions;
        if (known == null) {
            known = tables.all();
            versions = known;
        }
        return known;
    }
}
