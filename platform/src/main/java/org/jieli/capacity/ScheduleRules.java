package org.jieli.capacity;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;

/** What a schedule has to be like; the database holds the same limits. */
final class ScheduleRules {

    static final int LONGEST_CLINIC = 50;
    static final int MOST_RELEASE_HOURS = 720;
    private static final int MINUTES_OF_DAY = 24 * 60;

    private final List<FieldFault> faults = new ArrayList<>();

    private ScheduleRules() {}

    static List<FieldFault> check(NewSchedule wanted, LocalDate today) {
        ScheduleRules rules = new ScheduleRules();
        rules.required("departmentId", wanted.departmentId());
        rules.clinic(wanted.clinic());
        rules.required("weekday", wanted.weekday());
        rules.required("startsAt", wanted.startsAt());
        rules.between("slotMinutes", wanted.slotMinutes(), 5, 720);
        rules.between("slotCount", wanted.slotCount(), 1, 200);
        rules.between("slotCapacity", wanted.slotCapacity(), 1, 1000);
        rules.endsBeforeMidnight(wanted);
        rules.share(wanted.reservedShare());
        rules.between("releaseHours", wanted.releaseHours(), 0, MOST_RELEASE_HOURS);
        rules.period(wanted.from(), wanted.to(), today);
        return rules.faults;
    }

    static List<FieldFault> check(ScheduleTerms wanted, LocalDate from) {
        ScheduleRules rules = new ScheduleRules();
        rules.share(wanted.reservedShare());
        rules.between("releaseHours", wanted.releaseHours(), 0, MOST_RELEASE_HOURS);
        rules.notBefore(from, wanted.to());
        return rules.faults;
    }

    private void clinic(@Nullable String clinic) {
        if (clinic == null || clinic.isBlank()) {
            faults.add(FieldFault.of("clinic", "common.required"));
        } else if (clinic.length() > LONGEST_CLINIC) {
            faults.add(FieldFault.of("clinic", "common.too-long", LONGEST_CLINIC));
        }
    }

    private void endsBeforeMidnight(NewSchedule wanted) {
        if (wanted.startsAt() instanceof LocalTime start
                && wanted.slotMinutes() instanceof Integer minutes
                && wanted.slotCount() instanceof Integer count
                && start.toSecondOfDay() / 60 + (long) minutes * count > MINUTES_OF_DAY) {
            faults.add(FieldFault.of("slotCount", "capacity.past-midnight"));
        }
    }

    private void share(@Nullable BigDecimal share) {
        if (share == null) {
            faults.add(FieldFault.of("reservedShare", "common.required"));
        } else if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
            faults.add(FieldFault.of("reservedShare", "capacity.share"));
        }
    }

    private void period(@Nullable LocalDate from, @Nullable LocalDate to, LocalDate today) {
        required("from", from);
        if (from != null && (from.isBefore(today.minusYears(1)) || from.isAfter(today.plusYears(2)))) {
            faults.add(FieldFault.of("from", "capacity.from-range"));
        }
        if (from != null) {
            notBefore(from, to);
        }
    }

    private void notBefore(LocalDate from, @Nullable LocalDate to) {
        if (to != null && to.isBefore(from)) {
            faults.add(FieldFault.of("to", "capacity.to-before-from", from.toString()));
        }
    }

    private void between(String field, @Nullable Integer value, int least, int most) {
        if (value == null) {
            faults.add(FieldFault.of(field, "common.required"));
        } else if (value < least || value > most) {
            faults.add(FieldFault.of(field, "capacity.between", least, most));
        }
    }

    private void required(String field, @Nullable Object value) {
        if (value == null) {
            faults.add(FieldFault.of(field, "common.required"));
        }
    }
}
