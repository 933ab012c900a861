package org.jieli.capacity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jieli.capacity.CheckedLine.LineOutcome;
import org.jieli.shared.FieldFault;
import org.jieli.web.SheetLines;
import org.jspecify.annotations.Nullable;

/** Checks the lines of one file, one after the other: readable, right, not twice, and what it would change. */
abstract class LineChecks {

    private final ImportKind kind;
    private final Map<String, UUID> departments;

    LineChecks(ImportKind kind, Map<String, UUID> departments) {
        this.kind = kind;
        this.departments = departments;
    }

    abstract CheckedLine check(SheetLines.Line line);

    String cell(SheetLines.Line line, String field) {
        return kind.cell(line, field);
    }

    @Nullable
    UUID department(SheetLines.Line line) {
        return departments.get(cell(line, "departmentId"));
    }

    /** The faults of a line, each field once; a department is named as the file names it. */
    List<FieldFault> faults(SheetLines.Line line, List<FieldFault> unreadable, List<FieldFault> rules) {
        List<FieldFault> faults = new ArrayList<>();
        if (department(line) == null) {
            String typed = cell(line, "departmentId");
            faults.add(
                    typed.isEmpty()
                            ? FieldFault.of("departmentId", "common.required")
                            : FieldFault.of("departmentId", "capacity.department-unknown", typed));
        }
        Stream.concat(unreadable.stream(), rules.stream())
                .filter(fault -> faults.stream().noneMatch(known -> known.path().equals(fault.path())))
                .forEachOrdered(faults::add);
        return faults;
    }

    CheckedLine faulty(SheetLines.Line line, List<FieldFault> faults) {
        return new CheckedLine(line.number(), text(line), LineOutcome.FAULTY, faults, null);
    }

    CheckedLine right(SheetLines.Line line, LineOutcome outcome, Object content) {
        return new CheckedLine(line.number(), text(line), outcome, List.of(), content);
    }

    private static String text(SheetLines.Line line) {
        return String.join(" | ", line.cells());
    }
}
