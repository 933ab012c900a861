package org.jieli.capacity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The beds of one's own institution; never below what is taken. */
@Service
@Transactional
class BedBook {

    static final int MOST_BEDS = 5000;
    static final int LONGEST_RANGE = 366;

    private final BedRepository repository;
    private final ReservedShares.OfAlliances shares;
    private final Institutions institutions;
    private final AuditLog audit;
    private final Clock clock;

    BedBook(
            BedRepository repository,
            ReservedShares.OfAlliances shares,
            Institutions institutions,
            AuditLog audit,
            Clock clock) {
        this.repository = repository;
        this.shares = shares;
        this.institutions = institutions;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    List<BedDay> list(UUID institutionId, LocalDate from, LocalDate until) {
        return repository.list(institutionId, from, until);
    }

    /** A day's beds; NOT_FOUND when none are set, or the ward is another institution's. */
    @Transactional(readOnly = true)
    BedDay require(UUID institutionId, UUID departmentId, LocalDate day) {
        if (isNoWardOf(institutionId, departmentId)) {
            throw new Fault(CommonFault.NOT_FOUND);
        }
        return repository.find(departmentId, day).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    /** The reserve that the alliance's share gives for so many beds, rounded up. */
    int usualReserve(UUID institutionId, int beds) {
        return shares.of(institutionId)
                .beds()
                .multiply(BigDecimal.valueOf(beds))
                .setScale(0, RoundingMode.CEILING)
                .intValueExact();
    }

    @Transactional(readOnly = true)
    List<FieldFault> check(UUID institutionId, NewBeds wanted) {
        List<FieldFault> faults = new ArrayList<>();
        if (wanted.departmentId() == null || isNoWardOf(institutionId, wanted.departmentId())) {
            faults.add(FieldFault.of("departmentId", "capacity.ward-unknown"));
        }
        if (wanted.beds() == null || wanted.beds() < 0 || wanted.beds() > MOST_BEDS) {
            faults.add(FieldFault.of("beds", "capacity.between", 0, MOST_BEDS));
        } else if (wanted.reserved() instanceof Integer reserved && (reserved < 0 || reserved > wanted.beds())) {
            faults.add(FieldFault.of("reserved", "capacity.between", 0, wanted.beds()));
        }
        period(wanted.from(), wanted.to(), faults);
        return faults;
    }

    private void period(@Nullable LocalDate from, @Nullable LocalDate to, List<FieldFault> faults) {
        if (from == null) {
            faults.add(FieldFault.of("from", "common.required"));
        } else if (from.isBefore(LocalDate.now(clock))) {
            faults.add(FieldFault.of("from", "capacity.day-past"));
        }
        if (from != null && to != null && to.isBefore(from)) {
            faults.add(FieldFault.of("to", "capacity.to-before-from", from.toString()));
        } else if (from != null && to != null && ChronoUnit.DAYS.between(from, to) >= LONGEST_RANGE) {
            faults.add(FieldFault.of("to", "capacity.range", LONGEST_RANGE));
        }
    }

    /** Sets the beds of every day of the range, or of none. */
    void set(NewBeds wanted) {
        UUID institution = CapacityAccess.writable();
        Fault.throwIfAny(check(institution, wanted));
        UUID department = Objects.requireNonNull(wanted.departmentId());
        LocalDate from = Objects.requireNonNull(wanted.from());
        LocalDate to = wanted.to() == null ? from : wanted.to();
        int beds = Objects.requireNonNull(wanted.beds());
        int reserved = wanted.reserved() == null ? usualReserve(institution, beds) : wanted.reserved();
        int written = repository.set(institution, department, from, to, beds, reserved);
        if (written <= ChronoUnit.DAYS.between(from, to)) {
            throw belowTaken(department, from, to, beds);
        }
        record(department, from, to, beds, reserved);
    }

    /** Sets a day's beds: that version of them, or, when it is null, a day that has none yet. */
    BedDay setDay(@Nullable Integer version, NewBeds wanted) {
        UUID institution = CapacityAccess.writable();
        Fault.throwIfAny(check(institution, wanted));
        UUID department = Objects.requireNonNull(wanted.departmentId());
        LocalDate day = Objects.requireNonNull(wanted.from());
        int beds = Objects.requireNonNull(wanted.beds());
        int reserved = wanted.reserved() == null ? usualReserve(institution, beds) : wanted.reserved();
        if (version == null && !repository.add(institution, department, day, beds, reserved)) {
            throw new Fault(CommonFault.PRECONDITION_REQUIRED);
        }
        if (version != null && !repository.change(department, day, version, beds, reserved)) {
            boolean stale = repository
                    .find(department, day)
                    .filter(found -> found.version() == version)
                    .isEmpty();
            throw stale ? new Fault(CommonFault.STALE) : belowTaken(department, day, day, beds);
        }
        record(department, day, day, beds, reserved);
        return require(institution, department, day);
    }

    private Fault belowTaken(UUID department, LocalDate from, LocalDate to, int beds) {
        return repository
                .tooFew(department, from, to, beds)
                .map(found -> new Fault(
                        CommonFault.INVALID,
                        List.of(FieldFault.of(
                                "beds", "capacity.beds-below-taken", found.day().toString(), found.taken()))))
                .orElseGet(() -> new Fault(CommonFault.STALE));
    }

    private void record(UUID department, LocalDate from, LocalDate to, int beds, int reserved) {
        audit.record(
                "capacity.beds-set",
                null,
                "department",
                department,
                Map.of(
                        "from", from.toString(),
                        "to", to.toString(),
                        "beds", Integer.toString(beds),
                        "reserved", Integer.toString(reserved)));
    }

    private boolean isNoWardOf(UUID institutionId, UUID departmentId) {
        return institutions
                .department(departmentId)
                .filter(found -> found.institutionId().equals(institutionId) && found.inpatient())
                .isEmpty();
    }
}
