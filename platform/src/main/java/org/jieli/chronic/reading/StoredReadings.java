package org.jieli.chronic.reading;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.chronic.NewReading;
import org.jieli.chronic.ReadingKind;
import org.jieli.chronic.ReadingRefusal;
import org.jieli.chronic.ReadingSummary;
import org.jieli.chronic.Readings;
import org.jieli.chronic.programme.ProgrammeTables;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Readings in the database. */
@Service
@Transactional
class StoredReadings implements Readings {

    private static final Duration OLDEST = Duration.ofDays(366);
    private static final int LONGEST_DEVICE = 100;

    private final JdbcClient jdbc;
    private final ProgrammeTables tables;
    private final Residents residents;
    private final UrgentReadings urgent;
    private final AuditLog audit;
    private final Clock clock;

    StoredReadings(
            JdbcClient jdbc,
            ProgrammeTables tables,
            Residents residents,
            UrgentReadings urgent,
            AuditLog audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.tables = tables;
        this.residents = residents;
        this.urgent = urgent;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<ReadingRefusal> keep(List<NewReading> rows, String source) {
        if (rows.size() > MOST) {
            throw new Fault(CommonFault.TOO_LARGE);
        }
        Map<UUID, ResidentSummary> people = residents.findAll(rows.stream()
                .map(NewReading::residentId)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        List<ReadingRefusal> refused = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            NewReading reading = rows.get(row);
            ResidentSummary person = reading.residentId() == null ? null : people.get(reading.residentId());
            List<FieldFault> faults = faults(reading, person);
            if (faults.isEmpty()
                    && person != null
                    && !insert(reading, person, source).isNew()) {
                faults.add(FieldFault.of("measuredAt", "chronic.reading-known"));
            }
            if (!faults.isEmpty()) {
                refused.add(new ReadingRefusal(row, faults));
            }
        }
        audit.listed("chronic.readings", source, people.keySet());
        return refused;
    }

    @Override
    public boolean keepOwn(NewReading reading) {
        ResidentSummary person = reading.residentId() == null
                ? null
                : residents.find(reading.residentId()).orElse(null);
        if (person == null) {
            throw new Fault(CommonFault.NOT_FOUND);
        }
        Fault.throwIfAny(faults(reading, person));
        Kept kept = insert(reading, person, "PERSON");
        if (!kept.isNew()) {
            Fault.throwIfAny(List.of(FieldFault.of("measuredAt", "chronic.reading-known")));
        }
        audit.record("chronic.own-reading", person.id(), "reading", null, Map.of());
        return kept.urgent();
    }

    @Override
    public List<ReadingSummary> trend(UUID residentId, Instant since) {
        List<ReadingSummary> trend = jdbc.sql("""
                        select kind, measured_at, value, second_value, source, id as source_id from chronic.reading
                        where resident_id = :resident and measured_at >= :since
                        union all
                        select 'PRESSURE', done_at, systolic, diastolic, 'FOLLOW_UP', id from chronic.follow_up
                        where resident_id = :resident and done_at >= :since and systolic is not null and diastolic is not null
                        union all
                        select 'FASTING_GLUCOSE', done_at, fasting_glucose, null, 'FOLLOW_UP', id from chronic.follow_up
                        where resident_id = :resident and done_at >= :since and fasting_glucose is not null
                        union all
                        select 'PRESSURE', at, systolic, diastolic, 'VISIT', visit_id from encounter.fact_vital_signs
                        where resident_id = :resident and at >= :since and systolic is not null and diastolic is not null
                        union all
                        select 'FASTING_GLUCOSE', at, fasting_glucose, null, 'VISIT', visit_id from encounter.fact_vital_signs
                        where resident_id = :resident and at >= :since and fasting_glucose is not null
                        order by measured_at
                        """)
                .param("resident", residentId)
                .param("since", at(since))
                .query((row, number) -> new ReadingSummary(
                        ReadingKind.valueOf(row.getString("kind")),
                        row.getObject("measured_at", OffsetDateTime.class).toInstant(),
                        row.getBigDecimal("value"),
                        row.getBigDecimal("second_value"),
                        row.getString("source"),
                        row.getObject("source_id", UUID.class)))
                .list();
        if (!trend.isEmpty()) {
            audit.listed("chronic.trend", "of a resident", List.of(residentId));
        }
        return trend;
    }

    /** Whether a reading was not known before, and whether its values are urgent. */
    private record Kept(boolean isNew, boolean urgent) {}

    private Kept insert(NewReading reading, ResidentSummary person, String source) {
        ReadingKind kind = Objects.requireNonNull(reading.kind());
        Map<String, BigDecimal> values = values(reading, kind);
        List<UUID> concerned =
                urgent.concerned(person, values, ChinaTime.date(Objects.requireNonNull(reading.measuredAt())));
        UUID id = Identifiers.next();
        int written = jdbc.sql("""
                        insert into chronic.reading (id, resident_id, kind, measured_at, value, second_value, source, device,
                          institution_id, written_by, urgent)
                        values (:id, :resident, :kind, :at, :value, :second, :source, :device, :institution, :by, :urgent)
                        on conflict (resident_id, kind, measured_at) do nothing
                        """)
                .param("id", id)
                .param("resident", person.id())
                .param("kind", kind.name())
                .param("at", at(Objects.requireNonNull(reading.measuredAt())))
                .param("value", values.get(kind.measurements().getFirst()))
                .param(
                        "second",
                        kind == ReadingKind.PRESSURE
                                ? values.get(kind.measurements().getLast())
                                : null)
                .param("source", source)
                .param("device", reading.device())
                .param("institution", CurrentAccess.require().institutionId())
                .param("by", CurrentAccess.require().personName())
                .param("urgent", !concerned.isEmpty())
                .update();
        if (written == 1 && !concerned.isEmpty()) {
            urgent.tell(id, person, concerned);
        }
        return new Kept(written == 1, !concerned.isEmpty());
    }

    private List<FieldFault> faults(NewReading reading, @Nullable ResidentSummary person) {
        List<FieldFault> faults = new ArrayList<>();
        if (person == null) {
            faults.add(FieldFault.of("residentId", "chronic.reading-whose"));
        }
        Instant now = clock.instant();
        Instant at = reading.measuredAt();
        if (at == null) {
            faults.add(FieldFault.of("measuredAt", "common.required"));
        } else if (at.isAfter(now)) {
            faults.add(FieldFault.of("measuredAt", "chronic.reading-in-future"));
        } else if (at.isBefore(now.minus(OLDEST))) {
            faults.add(FieldFault.of("measuredAt", "chronic.reading-too-old", OLDEST.toDays()));
        } else if (person != null
                && person.deceasedOn() != null
                && ChinaTime.date(at).isAfter(person.deceasedOn())) {
            faults.add(FieldFault.of("measuredAt", "chronic.deceased"));
        }
        if (reading.device() != null && reading.device().length() > LONGEST_DEVICE) {
            faults.add(FieldFault.of("device", "common.too-long", LONGEST_DEVICE));
        }
        checkValues(reading, faults);
        return faults;
    }

    private void checkValues(NewReading reading, List<FieldFault> faults) {
        ReadingKind kind = reading.kind();
        if (kind == null) {
            faults.add(FieldFault.of("kind", "common.required"));
            return;
        }
        check("value", kind.measurements().getFirst(), reading.value(), faults);
        if (kind == ReadingKind.PRESSURE) {
            check("secondValue", kind.measurements().getLast(), reading.secondValue(), faults);
            if (faults.isEmpty()
                    && Objects.requireNonNull(reading.secondValue()).compareTo(Objects.requireNonNull(reading.value()))
                            >= 0) {
                faults.add(FieldFault.of("secondValue", "chronic.diastolic-above"));
            }
        } else if (reading.secondValue() != null) {
            faults.add(FieldFault.of("secondValue", "chronic.reading-one-value"));
        }
    }

    private void check(String path, String measurement, @Nullable BigDecimal value, List<FieldFault> faults) {
        ProgrammeTables.Measurement known = Objects.requireNonNull(tables.measurement(measurement));
        if (value == null) {
            faults.add(FieldFault.of(path, "common.required"));
        } else if (!known.isPossible(value)) {
            faults.add(FieldFault.of(path, "chronic.out-of-range", known.minimum(), known.maximum()));
        }
    }

    private Map<String, BigDecimal> values(NewReading reading, ReadingKind kind) {
        Map<String, BigDecimal> values = new LinkedHashMap<>();
        put(values, kind.measurements().getFirst(), reading.value());
        if (kind == ReadingKind.PRESSURE) {
            put(values, kind.measurements().getLast(), reading.secondValue());
        }
        return values;
    }

    private void put(Map<String, BigDecimal> values, String name, @Nullable BigDecimal value) {
        ProgrammeTables.Measurement known = Objects.requireNonNull(tables.measurement(name));
        values.put(name, Objects.requireNonNull(value).setScale(known.decimals(), RoundingMode.HALF_UP));
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
