package org.jieli.capacity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jieli.capacity.CheckedLine.LineOutcome;
import org.jieli.shared.FieldFault;
import org.jieli.web.SheetLines;

/** Checks lines of beds against each other, against what is set and against what is taken. */
final class BedLines extends LineChecks {

    private final UUID institution;
    private final BedBook book;
    private final BedRepository repository;
    private final List<Earlier> earlier = new ArrayList<>();

    BedLines(UUID institution, Map<String, UUID> departments, BedBook book, BedRepository repository) {
        super(ImportKind.BEDS, departments);
        this.institution = institution;
        this.book = book;
        this.repository = repository;
    }

    private record Earlier(int line, UUID department, LocalDate from, LocalDate to) {}

    @Override
    CheckedLine check(SheetLines.Line line) {
        TypedFields fields = new TypedFields();
        NewBeds wanted = form(line).beds(fields);
        List<FieldFault> faults = faults(line, fields.faults(), book.check(institution, wanted));
        if (!faults.isEmpty()) {
            return faulty(line, faults);
        }
        UUID department = Objects.requireNonNull(wanted.departmentId());
        LocalDate from = Objects.requireNonNull(wanted.from());
        LocalDate to = wanted.to() == null ? from : wanted.to();
        int beds = Objects.requireNonNull(wanted.beds());
        int reserved = wanted.reserved() == null ? book.usualReserve(institution, beds) : wanted.reserved();
        Optional<Earlier> before = earlier.stream()
                .filter(known -> known.department().equals(department)
                        && !known.to().isBefore(from)
                        && !known.from().isAfter(to))
                .findFirst();
        if (before.isPresent()) {
            return faulty(
                    line,
                    List.of(FieldFault.of("from", "capacity.twice", before.get().line())));
        }
        earlier.add(new Earlier(line.number(), department, from, to));
        return repository
                .tooFew(department, from, to, beds)
                .map(taken -> faulty(
                        line,
                        List.of(FieldFault.of(
                                "beds", "capacity.beds-below-taken", taken.day().toString(), taken.taken()))))
                .orElseGet(() -> right(
                        line,
                        outcome(department, from, to, beds, reserved),
                        new NewBeds(department, from, to, beds, reserved)));
    }

    private LineOutcome outcome(UUID department, LocalDate from, LocalDate to, int beds, int reserved) {
        List<BedDay> known = repository.list(institution, from, to.plusDays(1)).stream()
                .filter(day -> day.departmentId().equals(department))
                .toList();
        long days = from.until(to, java.time.temporal.ChronoUnit.DAYS) + 1;
        if (known.stream().anyMatch(day -> day.beds() != beds || day.reserved() != reserved)) {
            return LineOutcome.CHANGED;
        }
        return known.size() == days ? LineOutcome.SAME : LineOutcome.ADDED;
    }

    private BedForm form(SheetLines.Line line) {
        UUID department = department(line);
        return new BedForm(
                department == null ? "" : department.toString(),
                cell(line, "from"),
                cell(line, "to"),
                cell(line, "beds"),
                cell(line, "reserved"));
    }
}
