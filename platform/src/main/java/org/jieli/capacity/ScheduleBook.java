package org.jieli.capacity;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.institution.Institutions;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.jieli.web.KeysetPage;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The schedules of one's own institution: checked, written, and their slots made at once. */
@Service
@Transactional
class ScheduleBook {

    private final ScheduleRepository repository;
    private final StoredSchedules schedules;
    private final ReservedShares.OfAlliances shares;
    private final Institutions institutions;
    private final AuditLog audit;
    private final Clock clock;

    ScheduleBook(
            ScheduleRepository repository,
            StoredSchedules schedules,
            ReservedShares.OfAlliances shares,
            Institutions institutions,
            AuditLog audit,
            Clock clock) {
        this.repository = repository;
        this.schedules = schedules;
        this.shares = shares;
        this.institutions = institutions;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    KeysetPage<StoredSchedule> list(ScheduleFilter filter, int limit) {
        return KeysetPage.of(repository.list(filter, limit + 1), limit, last -> last.schedule()
                .id()
                .toString());
    }

    /** A schedule of that institution; another's does not exist. */
    @Transactional(readOnly = true)
    StoredSchedule require(UUID institutionId, UUID id) {
        return repository
                .find(id)
                .filter(found -> found.schedule().institutionId().equals(institutionId))
                .orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    /** What is wrong with it, by field; {@code wanted} with the alliance's shares filled in. */
    @Transactional(readOnly = true)
    List<FieldFault> check(UUID institutionId, NewSchedule wanted) {
        List<FieldFault> faults = new ArrayList<>(ScheduleRules.check(wanted, LocalDate.now(clock)));
        if (wanted.departmentId() instanceof UUID department && isElsewhere(institutionId, department)) {
            faults.add(FieldFault.of("departmentId", "capacity.department-unknown", department.toString()));
        }
        return faults;
    }

    NewSchedule completed(UUID institutionId, NewSchedule wanted) {
        return wanted.withDefaults(shares.of(institutionId));
    }

    /** Adds a schedule and its slots of the coming weeks. */
    StoredSchedule add(NewSchedule asked) {
        UUID institution = CapacityAccess.writable();
        NewSchedule wanted = completed(institution, asked);
        Fault.throwIfAny(check(institution, wanted));
        Schedule schedule = schedule(institution, wanted);
        if (!repository.add(schedule)) {
            throw new Fault(CapacityFault.OVERLAP);
        }
        makeSlots(schedule);
        audit.record(
                "capacity.schedule-added",
                null,
                "schedule",
                schedule.id(),
                Map.of("clinic", schedule.clinic(), "from", schedule.from().toString()));
        return require(institution, schedule.id());
    }

    /** Changes share, release and end; the coming slots follow, what is taken stays taken. */
    StoredSchedule change(UUID id, int version, ScheduleTerms terms) {
        UUID institution = CapacityAccess.writable();
        Schedule before = require(institution, id).schedule();
        Fault.throwIfAny(ScheduleRules.check(terms, before.from()));
        BigDecimal share = Objects.requireNonNull(terms.reservedShare());
        int hours = Objects.requireNonNull(terms.releaseHours());
        try {
            if (!repository.change(id, version, share, hours, terms.to())) {
                throw new Fault(CommonFault.STALE);
            }
        } catch (org.springframework.dao.DataIntegrityViolationException e) {
            throw new Fault(CapacityFault.OVERLAP);
        }
        Instant now = clock.instant();
        repository.fitComingSlots(id, now);
        makeSlots(require(institution, id).schedule());
        audit.record(
                "capacity.schedule-changed",
                null,
                "schedule",
                id,
                Map.of(
                        "share", share.toPlainString(),
                        "releaseHours", Integer.toString(hours),
                        "to", String.valueOf(terms.to())));
        return require(institution, id);
    }

    /** A checked one as it is stored. */
    static Schedule schedule(UUID institutionId, NewSchedule wanted) {
        return new Schedule(
                Identifiers.next(),
                institutionId,
                Objects.requireNonNull(wanted.departmentId()),
                Objects.requireNonNull(wanted.clinic()),
                Objects.<DayOfWeek>requireNonNull(wanted.weekday()),
                Objects.<LocalTime>requireNonNull(wanted.startsAt()),
                Objects.requireNonNull(wanted.slotMinutes()),
                Objects.requireNonNull(wanted.slotCount()),
                Objects.requireNonNull(wanted.slotCapacity()),
                Objects.requireNonNull(wanted.reservedShare()),
                Objects.requireNonNull(wanted.releaseHours()),
                Objects.requireNonNull(wanted.from()),
                wanted.to());
    }

    void makeSlots(Schedule schedule) {
        LocalDate today = LocalDate.now(clock);
        schedules.generate(schedule.id(), today, today.plusWeeks(StoredSchedules.WEEKS_AHEAD));
    }

    private boolean isElsewhere(UUID institutionId, UUID departmentId) {
        return institutions
                .department(departmentId)
                .filter(found -> found.institutionId().equals(institutionId))
                .isEmpty();
    }
}
