package org.jieli.capacity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jieli.capacity.CheckedLine.LineOutcome;
import org.jieli.shared.FieldFault;
import org.jieli.web.SheetLines;

/** Checks lines of schedules against each other and against those that are in force. */
final class ScheduleLines extends LineChecks {

    private final UUID institution;
    private final ReservedShares shares;
    private final LocalDate today;
    private final Function<Schedule, List<Schedule>> overlapping;
    private final List<Earlier> earlier = new ArrayList<>();

    ScheduleLines(
            UUID institution,
            Map<String, UUID> departments,
            ReservedShares shares,
            LocalDate today,
            Function<Schedule, List<Schedule>> overlapping) {
        super(ImportKind.SCHEDULES, departments);
        this.institution = institution;
        this.shares = shares;
        this.today = today;
        this.overlapping = overlapping;
    }

    private record Earlier(int line, Schedule schedule) {}

    @Override
    CheckedLine check(SheetLines.Line line) {
        TypedFields fields = new TypedFields();
        NewSchedule wanted = form(line).schedule(fields).withDefaults(shares);
        List<FieldFault> faults = faults(line, fields.faults(), ScheduleRules.check(wanted, today));
        if (!faults.isEmpty()) {
            return faulty(line, faults);
        }
        Schedule schedule = ScheduleBook.schedule(institution, wanted);
        Optional<Earlier> before = earlier.stream()
                .filter(known -> known.schedule().overlaps(schedule))
                .findFirst();
        if (before.isPresent()) {
            return faulty(
                    line,
                    List.of(FieldFault.of(
                            "clinic", "capacity.twice", before.get().line())));
        }
        earlier.add(new Earlier(line.number(), schedule));
        List<Schedule> known = overlapping.apply(schedule);
        if (known.stream().anyMatch(schedule::isSameAs)) {
            return right(line, LineOutcome.SAME, schedule);
        }
        return known.isEmpty()
                ? right(line, LineOutcome.ADDED, schedule)
                : faulty(line, List.of(overlap(known.getFirst())));
    }

    private static FieldFault overlap(Schedule known) {
        return FieldFault.of(
                "startsAt",
                "capacity.overlap-line",
                known.startsAt().toString(),
                known.endsAt().toString(),
                known.from().toString());
    }

    private ScheduleForm form(SheetLines.Line line) {
        String from = cell(line, "from");
        UUID department = department(line);
        return new ScheduleForm(
                department == null ? "" : department.toString(),
                cell(line, "clinic"),
                cell(line, "weekday"),
                cell(line, "startsAt"),
                cell(line, "slotMinutes"),
                cell(line, "slotCount"),
                cell(line, "slotCapacity"),
                percent(cell(line, "reservedShare")),
                cell(line, "releaseHours"),
                from.isEmpty() ? today.toString() : from,
                cell(line, "to"),
                "");
    }

    /** Excel keeps 20% as 0.2. */
    private static String percent(String cell) {
        if (!cell.matches("0?\\.[0-9]+|1(\\.0+)?")) {
            return cell;
        }
        return new BigDecimal(cell)
                .movePointRight(2)
                .setScale(1, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
