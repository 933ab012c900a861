package org.jieli.capacity;

import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jieli.audit.AuditLog;
import org.jieli.capacity.CheckedLine.LineOutcome;
import org.jieli.capacity.ImportRepository.Reading;
import org.jieli.capacity.ImportRepository.ReportLine;
import org.jieli.institution.DepartmentSummary;
import org.jieli.institution.Institutions;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.jieli.web.SheetLines;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes schedules and beds from a file: first read and checked line by line, then confirmed; until then nothing changes. */
@Service
@Transactional
class CapacityImport {

    static final int MOST_LINES = 3000;

    private final ImportRepository imports;
    private final ScheduleRepository schedules;
    private final ScheduleBook scheduleBook;
    private final BedRepository beds;
    private final BedBook bedBook;
    private final ReservedShares.OfAlliances shares;
    private final Institutions institutions;
    private final AuditLog audit;
    private final Clock clock;

    CapacityImport(
            ImportRepository imports,
            ScheduleRepository schedules,
            ScheduleBook scheduleBook,
            BedRepository beds,
            BedBook bedBook,
            ReservedShares.OfAlliances shares,
            Institutions institutions,
            AuditLog audit,
            Clock clock) {
        this.imports = imports;
        this.schedules = schedules;
        this.scheduleBook = scheduleBook;
        this.beds = beds;
        this.bedBook = bedBook;
        this.shares = shares;
        this.institutions = institutions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Reads and checks the file and keeps the result; a fault, in the reader's names of the columns, when it has not the columns, no lines, or too many. */
    UUID read(ImportKind kind, String fileName, InputStream file, Locale reader) {
        UUID institution = CapacityAccess.writable();
        LineChecks checks = checks(kind, institution);
        List<CheckedLine> lines = new ArrayList<>();
        List<String> headers = SheetLines.read(file, line -> {
            if (lines.isEmpty()) {
                requireColumns(kind, line.headers(), reader);
            }
            if (lines.size() == MOST_LINES) {
                throw inFile("capacity.too-many-lines", MOST_LINES);
            }
            lines.add(checks.check(line));
        });
        if (lines.isEmpty()) {
            if (!headers.isEmpty()) {
                requireColumns(kind, headers, reader);
            }
            throw inFile("capacity.no-lines");
        }
        UUID id = Identifiers.next();
        imports.add(id, institution, kind, fileName, CurrentAccess.require().personName(), clock.instant());
        lines.forEach(line -> imports.add(id, line));
        return id;
    }

    @Transactional(readOnly = true)
    Reading reading(UUID id) {
        UUID institution = CapacityAccess.writable();
        return imports.find(id)
                .filter(found -> found.institutionId().equals(institution))
                .orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    @Transactional(readOnly = true)
    List<ReportLine> lines(UUID id, LineOutcome outcome, int limit) {
        return imports.lines(reading(id).id(), outcome, limit);
    }

    /** Puts the right lines in force, once, all of them or none; faulty lines are left out. */
    void confirm(UUID id) {
        Reading reading = reading(id);
        if (!imports.confirm(id, clock.instant())) {
            throw new Fault(CommonFault.STALE);
        }
        switch (reading.kind()) {
            case SCHEDULES -> imports.contents(id, Schedule.class).forEach(this::put);
            case BEDS -> imports.contents(id, NewBeds.class).forEach(bedBook::set);
        }
        audit.record(
                "capacity.import-confirmed",
                null,
                "import",
                id,
                Map.of("file", reading.fileName(), "kind", reading.kind().name().toLowerCase(Locale.ROOT)));
    }

    private void put(Schedule schedule) {
        if (!schedules.add(schedule)) {
            throw new Fault(CapacityFault.OVERLAP);
        }
        scheduleBook.makeSlots(schedule);
    }

    private LineChecks checks(ImportKind kind, UUID institution) {
        Map<String, UUID> departments = institutions.departments(institution).stream()
                .collect(Collectors.toMap(DepartmentSummary::name, DepartmentSummary::id, (first, second) -> first));
        return switch (kind) {
            case SCHEDULES ->
                new ScheduleLines(
                        institution, departments, shares.of(institution), LocalDate.now(clock), schedules::overlapping);
            case BEDS -> new BedLines(institution, departments, bedBook, beds);
        };
    }

    private static void requireColumns(ImportKind kind, List<String> headers, Locale reader) {
        List<ImportKind.Column> missing = kind.missing(headers);
        if (!missing.isEmpty()) {
            boolean chinese = Locale.CHINESE.getLanguage().equals(reader.getLanguage());
            throw inFile(
                    "capacity.column-missing",
                    missing.stream()
                            .map(column -> column.name(reader))
                            .collect(Collectors.joining(chinese ? "、" : ", ")));
        }
    }

    private static Fault inFile(String code, Object... arguments) {
        return new Fault(CommonFault.INVALID, List.of(FieldFault.of("file", code, arguments)));
    }
}
