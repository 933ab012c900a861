package org.jieli.chronic.programme;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jieli.audit.AuditLog;
import org.jieli.database.CachedSnapshot;
import org.jieli.database.Revisions;
import org.jieli.shared.Access;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The numbers in force: what is shipped, and over it what the authority nearest to the person decided. */
@Service
@Transactional
public class Parameters {

    private static final int COUNTY = 6;
    private static final int LONGEST_NOTE = 500;

    private final ProgrammeTables tables;
    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;
    private final CachedSnapshot<List<ParameterDecision>> decisions;

    Parameters(ProgrammeTables tables, JdbcClient jdbc, AuditLog audit, Clock clock, Revisions revisions) {
        this.tables = tables;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
        this.decisions = revisions.snapshot("chronic.parameter", this::load);
    }

    /** What holds for people of a division on a day. */
    public Settings on(String division, LocalDate day) {
        Map<String, BigDecimal> values = new HashMap<>();
        for (Parameter parameter : tables.parameters()) {
            if (parameter.holdsOn(day) && !parameter.isUncertain()) {
                values.put(parameter.key(), parameter.value());
            }
        }
        inForce(division, day).forEach(each -> values.put(each.key(), each.value()));
        return new Settings(values, tables.targets(), day);
    }

    /** The decisions that hold for a division on a day, the one nearest to the person last. */
    List<ParameterDecision> inForce(String division, LocalDate day) {
        return decisions.get().stream()
                .filter(each ->
                        division.startsWith(each.division()) && !each.from().isAfter(day))
                .sorted(Comparator.comparingInt(
                                (ParameterDecision each) -> each.division().length())
                        .thenComparing(ParameterDecision::from))
                .toList();
    }

    /** All that was decided for a division and above it, newest first. */
    List<ParameterDecision> all(String division) {
        return decisions.get().stream()
                .filter(each -> division.startsWith(each.division()))
                .sorted(Comparator.comparing(ParameterDecision::at).reversed())
                .toList();
    }

    /** The divisions that decided anything, and the whole: for work on many people at once. */
    public List<String> divisions() {
        return Stream.concat(Stream.of(""), decisions.get().stream().map(ParameterDecision::division))
                .distinct()
                .toList();
    }

    /** Confirms or changes a number for the asker's division from a day on; a second decision for the same day replaces none. */
    void decide(String key, @Nullable BigDecimal value, @Nullable LocalDate from, @Nullable String note) {
        Access by = CurrentAccess.requireRole(Role.HEALTH_COMMISSION);
        Parameter parameter = tables.parameters().stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        if (by.division().length() != COUNTY) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
        Fault.throwIfAny(faults(parameter, value, from, note, LocalDate.now(clock)));
        int written = jdbc.sql("""
                        insert into chronic.parameter_decision (id, division, key, value, from_date, decided_by, note)
                        values (:id, :division, :key, :value, :from, :by, :note) on conflict (division, key, from_date) do nothing
                        """)
                .param("id", Identifiers.next())
                .param("division", by.division())
                .param("key", key)
                .param("value", value)
                .param("from", from)
                .param("by", by.personName())
                .param("note", note == null ? "" : note.strip())
                .update();
        if (written == 0) {
            Fault.throwIfAny(List.of(FieldFault.of("from", "chronic.parameter-decided-already")));
        }
        decisions.changed();
        audit.record(
                "chronic.parameter",
                null,
                "parameter",
                null,
                Map.of("key", key, "before", parameter.value().toPlainString(), "value", String.valueOf(value)));
    }

    private static List<FieldFault> faults(
            Parameter parameter,
            @Nullable BigDecimal value,
            @Nullable LocalDate from,
            @Nullable String note,
            LocalDate today) {
        return Stream.of(
                        value == null
                                ? FieldFault.of("value", "common.required")
                                : parameter.isAllowed(value)
                                        ? null
                                        : FieldFault.of(
                                                "value",
                                                "chronic.parameter-limits",
                                                parameter.minimum().toPlainString(),
                                                parameter.maximum().toPlainString()),
                        from == null
                                ? FieldFault.of("from", "common.required")
                                : from.isBefore(today) ? FieldFault.of("from", "chronic.parameter-in-past") : null,
                        note == null || note.isBlank()
                                ? FieldFault.of("note", "chronic.parameter-note")
                                : note.length() > LONGEST_NOTE
                                        ? FieldFault.of("note", "common.too-long", LONGEST_NOTE)
                                        : null)
                .flatMap(Stream::ofNullable)
                .collect(Collectors.toList());
    }

    /** The decision that gives a parameter its value in a division on a day. */
    Optional<ParameterDecision> decision(String key, String division, LocalDate day) {
        return inForce(division, day).stream()
                .filter(each -> each.key().equals(key))
                .reduce((earlier, later) -> later);
    }

    private List<ParameterDecision> load() {
        return jdbc.sql("select * from chronic.parameter_decision")
                .query((row, number) -> new ParameterDecision(
                        row.getString("division"),
                        row.getString("key"),
                        row.getBigDecimal("value"),
                        row.getObject("from_date", LocalDate.class),
                        row.getString("decided_by"),
                        row.getObject("decided_at", OffsetDateTime.class).toInstant(),
                        row.getString("note")))
                .list();
    }
}
