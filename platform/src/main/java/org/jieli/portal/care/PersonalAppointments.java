package org.jieli.portal.care;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.capacity.Capacity;
import org.jieli.capacity.OpenPlaces;
import org.jieli.capacity.SlotSummary;
import org.jieli.resident.Residents;
import org.jieli.shared.Access;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Places that people book themselves. The institution sees who comes, and knows him from then on. */
@Service
@Transactional
class PersonalAppointments {

    /** More at a time nobody needs who comes himself; it keeps places from being hoarded. */
    static final int MOST_OPEN = 3;

    private final JdbcClient jdbc;
    private final OpenPlaces places;
    private final Capacity capacity;
    private final Residents residents;
    private final AuditLog audit;
    private final Clock clock;

    PersonalAppointments(
            JdbcClient jdbc, OpenPlaces places, Capacity capacity, Residents residents, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.places = places;
        this.capacity = capacity;
        this.residents = residents;
        this.audit = audit;
        this.clock = clock;
    }

    /** A booked place, cancelled or not. */
    record Booked(
            UUID id,
            UUID residentId,
            UUID institutionId,
            UUID departmentId,
            String clinic,
            Instant at,
            boolean cancelled) {}

    /** The person's own, the next first. */
    @Transactional(readOnly = true)
    public List<Booked> of(UUID residentId) {
        List<Booked> found = jdbc.sql("""
                        select * from portal.appointment where resident_id = :resident and at > :since
                        order by cancelled_at is not null, at limit 30
                        """)
                .param("resident", residentId)
                .param("since", utc(clock.instant().minus(Duration.ofDays(30))))
                .query(PersonalAppointments::booked)
                .list();
        if (!found.isEmpty()) {
            audit.listed("appointment.list", "of a resident", List.of(residentId));
        }
        return found;
    }

    /** What people have booked at an institution from now on, by time. */
    @Transactional(readOnly = true)
    public List<Booked> at(UUID institutionId, int limit) {
        List<Booked> found = jdbc.sql("""
                        select * from portal.appointment where institution_id = :institution and at > :now and cancelled_at is null
                        order by at, id limit :limit
                        """)
                .param("institution", institutionId)
                .param("now", utc(clock.instant().minus(Duration.ofHours(12))))
                .param("limit", limit)
                .query(PersonalAppointments::booked)
                .list();
        if (!found.isEmpty()) {
            audit.listed(
                    "appointment.list",
                    "of the institution",
                    found.stream().map(Booked::residentId).toList());
        }
        return found;
    }

    /**
     * Books an open place for the person whose pages these are; again is the same booking. Faults: {@link CareFault#TOO_MANY}, and those
     * of {@link OpenPlaces#book}.
     */
    void book(UUID slotId) {
        Access by = CurrentAccess.requireRole(Role.RESIDENT, Role.GUARDIAN);
        UUID person = Objects.requireNonNull(by.scope().resident());
        SlotSummary slot = capacity.slot(slotId).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        // One booking of a person at a time, so that two at once cannot pass the limit together.
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:person, 18))")
                .param("person", person.toString())
                .query((row, number) -> true)
                .single();
        if (isBooked(person, slotId)) {
            return;
        }
        if (open(person) >= MOST_OPEN) {
            throw new Fault(CareFault.TOO_MANY, MOST_OPEN);
        }
        UUID id = Identifiers.next();
        places.book(slotId, id);
        insert(id, person, slot, by.personName());
        residents.makeKnown(person, slot.institutionId(), "appointment");
        audit.record("appointment.book", person, "appointment", id, Map.of("clinic", slot.clinic()));
    }

    /** Gives the place back; {@link CommonFault#STALE} when it was given back already or the time has passed. */
    void cancel(UUID id) {
        UUID person = Objects.requireNonNull(
                CurrentAccess.requireRole(Role.RESIDENT, Role.GUARDIAN).scope().resident());
        if (find(person, id).isEmpty()) {
            throw new Fault(CommonFault.NOT_FOUND);
        }
        int cancelled = jdbc.sql("""
                        update portal.appointment set cancelled_at = :now
                        where id = :id and resident_id = :person and cancelled_at is null and at > :now
                        """)
                .param("now", utc(clock.instant()))
                .param("id", id)
                .param("person", person)
                .update();
        if (cancelled == 0) {
            throw new Fault(CommonFault.STALE);
        }
        capacity.release(id);
        audit.record("appointment.cancel", person, "appointment", id, Map.of());
    }

    private Optional<Booked> find(UUID person, UUID id) {
        return jdbc.sql("select * from portal.appointment where id = :id and resident_id = :person")
                .param("id", id)
                .param("person", person)
                .query(PersonalAppointments::booked)
                .optional();
    }

    private boolean isBooked(UUID person, UUID slotId) {
        return jdbc.sql("""
                        select exists (select from portal.appointment
                                       where resident_id = :person and slot_id = :slot and cancelled_at is null)
                        """)
                .param("person", person)
                .param("slot", slotId)
                .query(Boolean.class)
                .single();
    }

    private int open(UUID person) {
        return jdbc.sql("""
                        select count(*) from portal.appointment where resident_id = :person and cancelled_at is null and at > :now
                        """)
                .param("person", person)
                .param("now", utc(clock.instant()))
                .query(Integer.class)
                .single();
    }

    private void insert(UUID id, UUID person, SlotSummary slot, String by) {
        jdbc.sql("""
                        insert into portal.appointment (id, resident_id, slot_id, institution_id, department_id, clinic, at, booked_at,
                          booked_by)
                        values (:id, :person, :slot, :institution, :department, :clinic, :at, :now, :by)
                        """)
                .param("id", id)
                .param("person", person)
                .param("slot", slot.id())
                .param("institution", slot.institutionId())
                .param("department", slot.departmentId())
                .param("clinic", slot.clinic())
                .param("at", utc(slot.startsAt()))
                .param("now", utc(clock.instant()))
                .param("by", by)
                .update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static Booked booked(ResultSet row, int number) throws SQLException {
        return new Booked(
                row.getObject("id", UUID.class),
                row.getObject("resident_id", UUID.class),
                row.getObject("institution_id", UUID.class),
                row.getObject("department_id", UUID.class),
                row.getString("clinic"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("cancelled_at") != null);
    }
}
