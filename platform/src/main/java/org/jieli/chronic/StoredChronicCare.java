package org.jieli.chronic;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jieli.audit.AuditLog;
import org.jieli.chronic.programme.Parameters;
import org.jieli.chronic.programme.Settings;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Programmes of people as the derived table holds them. */
@Service
@Transactional
class StoredChronicCare implements ChronicCare {

    private final JdbcClient jdbc;
    private final Residents residents;
    private final Parameters parameters;
    private final AuditLog audit;
    private final Clock clock;

    StoredChronicCare(JdbcClient jdbc, Residents residents, Parameters parameters, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.residents = residents;
        this.parameters = parameters;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<ProgrammeState> of(UUID residentId) {
        return ofAll(List.of(residentId)).getOrDefault(residentId, List.of());
    }

    @Override
    public boolean hasUrgentReadingAfter(UUID residentId, Instant moment) {
        return jdbc.sql("""
                        select exists (select from chronic.reading where resident_id = :resident and urgent and measured_at > :moment)
                        """)
                .param("resident", residentId)
                .param("moment", OffsetDateTime.ofInstant(moment, ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    @Override
    public Map<UUID, List<ProgrammeState>> ofAll(Collection<UUID> residentIds) {
        Map<UUID, List<ProgrammeState>> found = jdbc
                .sql("select * from chronic.person_state where resident_id = any (:residents)")
                .param("residents", residentIds.toArray(UUID[]::new))
                .query(StoredChronicCare::state)
                .list()
                .stream()
                .sorted(Comparator.comparing(ProgrammeState::programme))
                .collect(Collectors.groupingBy(ProgrammeState::residentId));
        if (!found.isEmpty()) {
            audit.listed("chronic.programmes", "of residents", found.keySet());
        }
        return found;
    }

    @Override
    public List<TargetBand> targets(UUID residentId) {
        Set<ChronicProgramme> programmes =
                of(residentId).stream().map(ProgrammeState::programme).collect(Collectors.toSet());
        ResidentSummary resident = residents.find(residentId).orElse(null);
        if (resident == null) {
            return List.of();
        }
        LocalDate today = LocalDate.now(clock);
        Settings settings = parameters.on(resident.division(), today);
        return programmes.stream()
                .sorted()
                .flatMap(each -> settings.targets(each, resident.ageOn(today), programmes).stream())
                .map(each -> new TargetBand(
                        each.programme(),
                        each.measurement(),
                        each.above(),
                        each.below(),
                        each.classifies(),
                        each.source()))
                .toList();
    }

    private static ProgrammeState state(ResultSet row, int number) throws SQLException {
        OffsetDateTime last = row.getObject("last_done_at", OffsetDateTime.class);
        return new ProgrammeState(
                row.getObject("membership_id", UUID.class),
                row.getObject("resident_id", UUID.class),
                ChronicProgramme.valueOf(row.getString("programme")),
                row.getObject("institution_id", UUID.class),
                row.getObject("entered_on", LocalDate.class),
                row.getString("grade"),
                row.getString("risk"),
                last == null ? null : last.toInstant(),
                ControlState.of(row.getString("last_outcome")),
                row.getInt("controlled_in_a_row"),
                row.getInt("uncontrolled_in_a_row"),
                row.getObject("next_due_on", LocalDate.class),
                row.getObject("last_exam_on", LocalDate.class));
    }
}
