package org.jieli.terminology;

import java.io.InputStream;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jieli.audit.AuditLog;
import org.jieli.database.BulkLoad;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.jieli.shared.PinyinInitials;
import org.jieli.web.SheetLines;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes in a full edition from Excel: first read and compared line by line, then confirmed; until then nothing changes. */
@Service
@Transactional
class DiagnosisImport {

    private static final Pattern CODE = Pattern.compile("[A-Z][0-9]{2}(\\.[0-9A-Za-z]{1,8}([+*])?)?");
    private static final int NAME = 200;

    private static final List<String> CODES = List.of("编码", "疾病编码", "诊断代码", "诊断编码", "主要编码", "代码", "code");
    private static final List<String> NAMES = List.of("名称", "疾病名称", "诊断名称", "name");
    private static final List<String> INSURANCE_CODES = List.of("医保编码", "医保版编码", "医保代码", "insurance code");

    private final JdbcClient jdbc;
    private final BulkLoad bulk;
    private final DiagnosisRepository repository;
    private final CachedDiagnoses cached;
    private final AuditLog audit;
    private final Clock clock;

    DiagnosisImport(
            JdbcClient jdbc,
            BulkLoad bulk,
            DiagnosisRepository repository,
            CachedDiagnoses cached,
            AuditLog audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.bulk = bulk;
        this.repository = repository;
        this.cached = cached;
        this.audit = audit;
        this.clock = clock;
    }

    /** What became of a line. */
    enum Outcome {
        ADDED,
        CHANGED,
        SAME,
        FAULTY
    }

    /** A line of the report; {@code reason} is the key of a message, {@code before} the name that the code had. */
    record ReportLine(
            int line,
            String code,
            String name,
            Outcome outcome,
            @Nullable String reason,
            @Nullable String before) {}

    /** A read file. */
    record Reading(UUID id, Edition edition, String fileName, boolean confirmed, Map<Outcome, Integer> counts) {

        boolean hasRightLines() {
            return rightLines() > 0;
        }

        int rightLines() {
            return counts.entrySet().stream()
                    .filter(count -> count.getKey() != Outcome.FAULTY)
                    .mapToInt(Map.Entry::getValue)
                    .sum();
        }
    }

    /** Reads the file and keeps it beside the editions; a fault when it has not the columns or no line. */
    UUID read(Edition edition, String fileName, InputStream file) {
        UUID id = Identifiers.next();
        jdbc.sql("""
                insert into terminology.import (id, edition, file_name, read_by, read_at)
                values (:id, :edition, :file, :by, :at)
                """)
                .param("id", id)
                .param("edition", edition.name())
                .param("file", fileName)
                .param("by", CurrentAccess.require().personName())
                .param("at", OffsetDateTime.now(clock))
                .update();
        Map<String, String> known = known(edition);
        Map<String, Integer> firstLine = new HashMap<>();
        List<String> headers = new ArrayList<>();
        long lines = bulk.load(
                "terminology.import_line",
                List.of("import_id", "line", "code", "name", "insurance_code", "outcome", "reason", "before"),
                rows -> headers.addAll(SheetLines.read(file, line -> {
                    String code = under(CODES, line);
                    String name = under(NAMES, line);
                    String insurance = under(INSURANCE_CODES, line);
                    String reason = fault(code, name, firstLine.putIfAbsent(code, line.number()) != null);
                    String before = known.get(code);
                    rows.row(
                            id,
                            line.number(),
                            code,
                            name,
                            insurance.isEmpty() ? null : insurance,
                            outcome(name, reason, before),
                            reason,
                            before);
                })));
        requireColumns(headers);
        if (lines == 0) {
            throw inFile("terminology.no-line");
        }
        return id;
    }

    @Transactional(readOnly = true)
    Reading reading(UUID id) {
        Map<Outcome, Integer> counts = new HashMap<>();
        jdbc.sql("select outcome, count(*) from terminology.import_line where import_id = :id group by outcome")
                .param("id", id)
                .query((row, number) -> counts.put(Outcome.valueOf(row.getString(1)), row.getInt(2)))
                .list();
        return jdbc.sql("select id, edition, file_name, confirmed_at from terminology.import where id = :id")
                .param("id", id)
                .query((row, number) -> new Reading(
                        id,
                        Edition.valueOf(row.getString("edition")),
                        row.getString("file_name"),
                        row.getObject("confirmed_at") != null,
                        counts))
                .optional()
                .orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    @Transactional(readOnly = true)
    List<ReportLine> lines(UUID id, Outcome outcome, int limit) {
        return jdbc.sql("""
                select line, code, name, outcome, reason, before from terminology.import_line
                where import_id = :id and outcome = :outcome order by line limit :limit
                """)
                .param("id", id)
                .param("outcome", outcome.name())
                .param("limit", limit)
                .query(ReportLine.class)
                .list();
    }

    /** Puts the right lines in force, once; faulty lines are left out. */
    void confirm(UUID id) {
        int confirmed = jdbc.sql("""
                update terminology.import set confirmed_at = :now where id = :id and confirmed_at is null
                """)
                .param("id", id)
                .param("now", OffsetDateTime.now(clock))
                .update();
        if (confirmed == 0) {
            throw new Fault(CommonFault.STALE);
        }
        Reading reading = reading(id);
        if (!reading.hasRightLines()) {
            throw new Fault(TerminologyFault.NOTHING_TO_IMPORT);
        }
        write(id, reading.edition());
        repository.record(reading.edition(), id.toString());
        audit.record(
                "diagnosis.import-confirmed",
                null,
                "import",
                id,
                Map.of(
                        "file",
                        reading.fileName(),
                        "edition",
                        reading.edition().name(),
                        "rows",
                        Integer.toString(reading.rightLines())));
        cached.changed();
    }

    private void write(UUID id, Edition edition) {
        List<DiagnosisRepository.Row> rows = new ArrayList<>(jdbc.sql("""
                select code, name from terminology.import_line where import_id = :id and outcome in ('ADDED', 'CHANGED')
                """)
                .param("id", id)
                .query((row, number) -> row(row.getString("code"), row.getString("name")))
                .list());
        jdbc.sql("""
                delete from terminology.diagnosis d using terminology.import_line l
                where d.edition = :edition and l.import_id = :id and l.outcome = 'CHANGED' and l.code = d.code
                """).param("edition", edition.name()).param("id", id).update();
        repository.add(edition, rows.stream());
        jdbc.sql("""
                insert into terminology.mapping (clinical_code, insurance_code)
                select code, insurance_code from terminology.import_line
                where import_id = :id and outcome <> 'FAULTY' and insurance_code is not null and :edition = 'CLINICAL'
                on conflict (clinical_code) do update set insurance_code = excluded.insurance_code
                """).param("id", id).param("edition", edition.name()).update();
    }

    private Map<String, String> known(Edition edition) {
        Map<String, String> names = new HashMap<>();
        jdbc.sql("select code, name from terminology.diagnosis where edition = :edition")
                .param("edition", edition.name())
                .query(row -> {
                    names.put(row.getString("code"), row.getString("name"));
                });
        return names;
    }

    private static DiagnosisRepository.Row row(String code, String name) {
        boolean category = code.length() == "I10".length();
        return new DiagnosisRepository.Row(
                code,
                category ? "category" : "subcategory",
                category ? null : code.substring(0, "I10".length()),
                name,
                PinyinInitials.of(name).toLowerCase(Locale.ROOT));
    }

    private static String under(List<String> columns, SheetLines.Line line) {
        return line.get(columns.toArray(String[]::new));
    }

    /** An empty file is told by its lines, which it has not. */
    private static void requireColumns(List<String> headers) {
        List<String> missing = Stream.of(CODES, NAMES)
                .filter(columns -> Collections.disjoint(columns, headers))
                .map(columns -> columns.getFirst() + " (" + columns.getLast() + ")")
                .toList();
        if (!headers.isEmpty() && !missing.isEmpty()) {
            throw inFile("terminology.columns-missing", String.join(", ", missing));
        }
    }

    private static Fault inFile(String code, Object... arguments) {
        return new Fault(CommonFault.INVALID, List.of(FieldFault.of("file", code, arguments)));
    }

    private static @Nullable String fault(String code, String name, boolean twice) {
        if (code.isEmpty()) {
            return "terminology.no-code";
        }
        if (!CODE.matcher(code).matches()) {
            return "terminology.bad-code";
        }
        if (name.isEmpty() || name.length() > NAME) {
            return "terminology.bad-name";
        }
        return twice ? "terminology.twice" : null;
    }

    private static Outcome outcome(String name, @Nullable String reason, @Nullable String before) {
        if (reason != null) {
            return Outcome.FAULTY;
        }
        if (before == null) {
            return Outcome.ADDED;
        }
        return before.equals(name) ? Outcome.SAME : Outcome.CHANGED;
    }
}
