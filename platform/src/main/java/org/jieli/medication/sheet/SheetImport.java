package org.jieli.medication.sheet;

import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jieli.audit.AuditLog;
import org.jieli.medication.sheet.CheckedRow.RowOutcome;
import org.jieli.medication.sheet.SheetReader.LineCheck;
import org.jieli.medication.sheet.SheetRepository.ReportRow;
import org.jieli.medication.sheet.SheetRepository.SheetRead;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.jieli.web.SheetLines;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes drugs, formularies and receipts from a file: read and checked line by line, then confirmed; until then nothing changes. */
@Service
@Transactional
class SheetImport {

    static final int MOST_LINES = 5000;

    private final Map<SheetKind, SheetReader<?>> readers = new EnumMap<>(SheetKind.class);
    private final SheetRepository sheets;
    private final AuditLog audit;
    private final Clock clock;

    SheetImport(List<SheetReader<?>> readers, SheetRepository sheets, AuditLog audit, Clock clock) {
        readers.forEach(reader -> this.readers.put(reader.kind(), reader));
        this.sheets = sheets;
        this.audit = audit;
        this.clock = clock;
    }

    /** Refuses who may not bring such a file. */
    void requireWriter(SheetKind kind) {
        reader(kind).writer();
    }

    /** Reads, checks and keeps the file; a fault when it has not the columns, no lines, or too many. */
    UUID read(SheetKind kind, String fileName, InputStream file, Locale locale) {
        SheetReader<?> reader = reader(kind);
        UUID institution = reader.writer();
        LineCheck check = reader.check();
        UUID id = Identifiers.next();
        sheets.add(id, institution, kind, fileName, CurrentAccess.require().personName(), clock.instant());
        List<Integer> numbers = new ArrayList<>();
        List<String> headers = SheetLines.read(file, line -> {
            if (numbers.isEmpty()) {
                requireColumns(kind, line.headers(), locale);
            }
            if (numbers.size() == MOST_LINES) {
                throw inFile("medication.too-many-lines", MOST_LINES);
            }
            numbers.add(line.number());
            sheets.add(id, line.number(), String.join(" | ", line.cells()), check.check(line));
        });
        if (numbers.isEmpty()) {
            if (!headers.isEmpty()) {
                requireColumns(kind, headers, locale);
            }
            throw inFile("medication.no-lines");
        }
        return id;
    }

    @Transactional(readOnly = true)
    SheetRead reading(UUID id) {
        SheetRead found = sheets.find(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        if (!Objects.equals(reader(found.kind()).writer(), found.institutionId())) {
            throw new Fault(CommonFault.NOT_FOUND);
        }
        return found;
    }

    @Transactional(readOnly = true)
    List<ReportRow> rows(UUID id, RowOutcome outcome, int limit) {
        return sheets.rows(reading(id).id(), outcome, limit);
    }

    /** Puts the right lines in force, once, all of them or none; faulty lines are left out. */
    void confirm(UUID id) {
        SheetRead reading = reading(id);
        if (!sheets.confirm(id, clock.instant())) {
            throw new Fault(CommonFault.STALE);
        }
        put(reader(reading.kind()), id);
        audit.record(
                "medication.import-confirmed",
                null,
                "import",
                id,
                Map.of("file", reading.fileName(), "kind", reading.kind().name().toLowerCase(Locale.ROOT)));
    }

    private <T> void put(SheetReader<T> reader, UUID id) {
        reader.put(sheets.contents(id, reader.content()), id);
    }

    private SheetReader<?> reader(SheetKind kind) {
        return Objects.requireNonNull(readers.get(kind));
    }

    private static void requireColumns(SheetKind kind, List<String> headers, Locale locale) {
        List<SheetKind.Column> missing = kind.missing(headers);
        if (!missing.isEmpty()) {
            boolean chinese = Locale.CHINESE.getLanguage().equals(locale.getLanguage());
            throw inFile(
                    "medication.column-missing",
                    missing.stream()
                            .map(column -> column.name(locale))
                            .collect(Collectors.joining(chinese ? "、" : ", ")));
        }
    }

    private static Fault inFile(String code, Object... arguments) {
        return new Fault(CommonFault.INVALID, List.of(FieldFault.of("file", code, arguments)));
    }
}
