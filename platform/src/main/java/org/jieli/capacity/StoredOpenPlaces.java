package org.jieli.capacity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Open places in the database. */
@Service
@Transactional
class StoredOpenPlaces implements OpenPlaces {

    private static final String OPEN = """
            capacity - taken_referral - taken_open - case when released_at > :now then greatest(0, reserved - taken_referral) else 0 end
            """;

    private final JdbcClient jdbc;
    private final StoredCapacity capacity;
    private final Clock clock;

    StoredOpenPlaces(JdbcClient jdbc, StoredCapacity capacity, Clock clock) {
        this.jdbc = jdbc;
        this.capacity = capacity;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<OpenClinic> clinics(Collection<UUID> institutions, int days, int limit) {
        return jdbc.sql("select institution_id, department_id, clinic, sum(" + OPEN
                        + ")::int as free, min(starts_at) as first_at from capacity.slot"
                        + " where institution_id = any (:institutions) and starts_at > :now and starts_at < :until and "
                        + OPEN
                        + " > 0 group by institution_id, department_id, clinic order by first_at, clinic limit :limit")
                .param("institutions", institutions.toArray(UUID[]::new))
                .param("now", utc(clock.instant()))
                .param("until", until(days))
                .param("limit", limit)
                .query((row, number) -> new OpenClinic(
                        row.getObject("institution_id", UUID.class),
                        row.getObject("department_id", UUID.class),
                        row.getString("clinic"),
                        row.getInt("free"),
                        row.getObject("first_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<SlotSummary> slots(UUID departmentId, String clinic, int days, int limit) {
        return jdbc.sql("select *, " + OPEN + " as free from capacity.slot"
                        + " where department_id = :department and clinic = :clinic and starts_at > :now and starts_at < :until and "
                        + OPEN + " > 0 order by starts_at, id limit :limit")
                .param("department", departmentId)
                .param("clinic", clinic)
                .param("now", utc(clock.instant()))
                .param("until", until(days))
                .param("limit", limit)
                .query(StoredOpenPlaces::slot)
                .list();
    }

    @Override
    public void book(UUID slotId, UUID holderId) {
        SlotSummary slot = capacity.slot(slotId).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        if (!slot.startsAt().isAfter(clock.instant())) {
            throw new Fault(CapacityFault.OVER);
        }
        if (!capacity.bookOpen(slotId, holderId)) {
            throw new Fault(CapacityFault.FULL);
        }
    }

    private OffsetDateTime until(int days) {
        return utc(clock.instant().plus(Duration.ofDays(days)));
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static SlotSummary slot(ResultSet row, int number) throws SQLException {
        return new SlotSummary(
                row.getObject("id", UUID.class),
                row.getObject("institution_id", UUID.class),
                row.getObject("department_id", UUID.class),
                row.getString("clinic"),
                row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                row.getObject("ends_at", OffsetDateTime.class).toInstant(),
                row.getInt("capacity"),
                row.getInt("reserved"),
                row.getInt("free"));
    }
}
