package org.jieli.criteria;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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

    /** Another node may have added a version meanwhile; none comes into force on the day it is added, so a minute is soon enough. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final TableRepository tables;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final Map<UUID, CompiledTable> compiled = new ConcurrentHashMap<>();
    private volatile @Nullable Known known;

    DecisionTables(TableRepository tables, TransactionTemplate transactions, Clock clock) {
        this.tables = tables;
        this.transactions = transactions;
        this.clock = clock;
    }

    private record Known(List<TableVersion> versions, Instant readAt) {}

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
        known = null;
    }

    @Override
    public void afterSingletonsInstantiated() {
        transactions.executeWithoutResult(
                status -> ShippedTables.all(clock.instant()).forEach(tables::insertShipped));
    }

    /** Compiling takes a second or two: it is done beside the start, so that the first visit does not wait. */
    @EventListener(ApplicationReadyEvent.class)
    void warmUp() {
        Thread.ofVirtual().name("criteria-warm-up").start(() -> versions().forEach(this::compiled));
    }

    private List<TableVersion> versions() {
        Known now = known;
        return now != null && now.readAt().plus(FRESH).isAfter(clock.instant()) ? now.versions() : read();
    }

    private synchronized List<TableVersion> read() {
        List<TableVersion> versions = tables.all();
        known = new Known(versions, clock.instant());
        return versions;
    }
}
