package org.jieli.criteria;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jieli.audit.AuditLog;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Shows the versions of the tables, adds the next one and withdraws one that is still to come. */
@Service
class TableAdministration {

    private static final int LONGEST_SOURCE = 300;

    private final TableRepository repository;
    private final DecisionTables tables;
    private final AuditLog audit;
    private final Clock clock;

    TableAdministration(TableRepository repository, DecisionTables tables, AuditLog audit, Clock clock) {
        this.repository = repository;
        this.tables = tables;
        this.audit = audit;
        this.clock = clock;
    }

    /** A table as the list shows it: the version of today and the next one, where there is one. */
    record Standing(TableVersion inForce, @Nullable TableVersion next) {}

    LocalDate today() {
        return ChinaTime.date(clock.instant());
    }

    @Transactional(readOnly = true)
    public List<Standing> standings() {
        reader();
        Map<String, List<TableVersion>> byName = new LinkedHashMap<>();
        repository.all().forEach(version -> byName.computeIfAbsent(version.name(), name -> new ArrayList<>())
                .add(version));
        return byName.values().stream().map(this::standing).toList();
    }

    /** All versions of a table, the last one first; {@link CommonFault#NOT_FOUND} when there is no such table. */
    @Transactional(readOnly = true)
    public List<TableVersion> versions(String name) {
        reader();
        List<TableVersion> versions = repository.of(name);
        if (versions.isEmpty()) {
            throw new Fault(CommonFault.NOT_FOUND);
        }
        return versions;
    }

    @Transactional(readOnly = true)
    public TableVersion version(String name, int number) {
        reader();
        return repository.find(name, number).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    CompiledTable compiled(TableVersion version) {
        return tables.compiled(version);
    }

    /** Adds the next version; faults at {@code effectiveFrom}, {@code source} and {@code file}, with row and column. */
    @Transactional
    public TableVersion add(String name, NewTableVersion wanted) {
        String by = CurrentAccess.requireRole(Role.ADMINISTRATOR).personName();
        if (!repository.lock(name)) {
            throw new Fault(CommonFault.NOT_FOUND);
        }
        Fault.throwIfAny(faults(name, wanted));
        LocalDate from = Objects.requireNonNull(wanted.effectiveFrom());
        TableVersion version = new TableVersion(
                Identifiers.next(),
                name,
                repository.of(name).getFirst().title(),
                repository.lastVersion(name) + 1,
                from,
                repository.nextAfter(name, from),
                Objects.requireNonNull(wanted.source()).strip(),
                Objects.requireNonNull(wanted.xml()),
                by,
                clock.instant());
        repository.endOn(name, from);
        repository.insert(version);
        takeDown("criteria.version-added", version);
        return version;
    }

    /** Withdraws a version that is still to come; {@link CriteriaFault#NOT_TO_COME} for any other. */
    @Transactional
    public void withdraw(String name, int number) {
        CurrentAccess.requireRole(Role.ADMINISTRATOR);
        repository.lock(name);
        TableVersion version = version(name, number);
        if (!repository.withdraw(version.id(), today())) {
            throw new Fault(CriteriaFault.NOT_TO_COME, number);
        }
        takeDown("criteria.version-withdrawn", version);
    }

    private List<FieldFault> faults(String name, NewTableVersion wanted) {
        List<FieldFault> faults = new ArrayList<>();
        LocalDate from = wanted.effectiveFrom();
        if (from == null || !from.isAfter(today())) {
            faults.add(FieldFault.of("effectiveFrom", "criteria.not-in-future"));
        } else if (repository.of(name).stream()
                .anyMatch(version -> version.effectiveFrom().equals(from))) {
            faults.add(FieldFault.of("effectiveFrom", "criteria.day-taken", from.toString()));
        }
        if (wanted.source() == null
                || wanted.source().isBlank()
                || wanted.source().length() > LONGEST_SOURCE) {
            faults.add(FieldFault.of("source", "criteria.source-missing", LONGEST_SOURCE));
        }
        if (wanted.xml() == null || wanted.xml().isBlank()) {
            faults.add(FieldFault.of("file", "criteria.file-missing"));
        } else {
            faults.addAll(TableChecks.problems(
                    name, wanted.xml(), Vocabulary.shipped().inputs()));
        }
        return faults;
    }

    private Standing standing(List<TableVersion> versions) {
        TableVersion inForce = versions.stream()
                .filter(version -> version.isInForceOn(today()))
                .findFirst()
                .orElse(versions.getFirst());
        return new Standing(
                inForce,
                versions.stream()
                        .filter(version -> version.effectiveFrom().isAfter(today()))
                        .findFirst()
                        .orElse(null));
    }

    private void takeDown(String action, TableVersion version) {
        audit.record(
                action,
                null,
                "decision-table",
                version.id(),
                Map.of(
                        "table", version.name(),
                        "version", String.valueOf(version.version()),
                        "from", version.effectiveFrom().toString()));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                tables.refresh();
            }
        });
    }

    private static void reader() {
        CurrentAccess.requireRole(Role.ADMINISTRATOR, Role.HEALTH_COMMISSION, Role.INTEGRATOR);
    }
}
