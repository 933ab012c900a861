package org.jieli.capacity;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.capacity.Capacity.Hold;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ordinary appointments as bookings whose holder is the hospital's number. */
@Service
@Transactional
class StoredAppointments implements Appointments {

    private static final int LONGEST_NUMBER = 64;

    private final StoredCapacity capacity;
    private final HoldRepository holds;
    private final CalendarRepository calendar;
    private final AuditLog audit;
    private final Clock clock;

    StoredAppointments(
            StoredCapacity capacity, HoldRepository holds, CalendarRepository calendar, AuditLog audit, Clock clock) {
        this.capacity = capacity;
        this.holds = holds;
        this.calendar = calendar;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Appointment book(UUID slotId, String number) {
        UUID institution = CapacityAccess.writable();
        DaySlot slot = slot(institution, slotId);
        UUID holder = holder(institution, number);
        boolean again = holds.find(holder).isPresent();
        if (!capacity.bookOpen(slotId, holder)) {
            throw refusal(slot(institution, slotId), holder);
        }
        if (!again) {
            audit.record("capacity.appointment-booked", null, "slot", slotId, Map.of("clinic", slot.clinic()));
        }
        return appointment(slot, number);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Appointment> find(UUID slotId, String number) {
        UUID institution = CapacityAccess.writable();
        DaySlot slot = slot(institution, slotId);
        return held(slotId, holder(institution, number)).map(hold -> appointment(slot, number));
    }

    @Override
    public boolean cancel(UUID slotId, String number) {
        UUID institution = CapacityAccess.writable();
        slot(institution, slotId);
        UUID holder = holder(institution, number);
        boolean released = held(slotId, holder).isPresent() && holds.release(holder);
        if (released) {
            audit.record("capacity.appointment-cancelled", null, "slot", slotId, Map.of());
        }
        return released;
    }

    private Fault refusal(DaySlot slot, UUID holder) {
        if (holds.find(holder).isPresent()) {
            return new Fault(CapacityFault.ELSEWHERE);
        }
        if (slot.passing(clock.instant()) != Passing.COMING) {
            return new Fault(CapacityFault.OVER);
        }
        return slot.free() == 0
                ? new Fault(CapacityFault.FULL)
                : new Fault(CapacityFault.KEPT_FOR_REFERRALS, slot.free(), slot.releasedAtText());
    }

    private Optional<Hold> held(UUID slotId, UUID holder) {
        return holds.find(holder).filter(hold -> slotId.equals(hold.slotId()));
    }

    private DaySlot slot(UUID institution, UUID slotId) {
        return calendar.slot(institution, slotId).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    /** The same institution and number are always the same holder. */
    private static UUID holder(UUID institution, String number) {
        if (number.isBlank()) {
            throw new Fault(CommonFault.INVALID, List.of(FieldFault.of("number", "common.required")));
        }
        if (number.length() > LONGEST_NUMBER) {
            throw new Fault(CommonFault.INVALID, List.of(FieldFault.of("number", "common.too-long", LONGEST_NUMBER)));
        }
        return UUID.nameUUIDFromBytes(
                ("appointment " + institution + " " + number.strip()).getBytes(StandardCharsets.UTF_8));
    }

    private static Appointment appointment(DaySlot slot, String number) {
        return new Appointment(slot.id(), number.strip(), slot.departmentId(), slot.clinic(), slot.startsAt());
    }
}
