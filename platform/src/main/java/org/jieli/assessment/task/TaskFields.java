package org.jieli.assessment.task;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;

/** Reads what was typed for a task; what cannot be read is told at its field and counts as missing. */
public final class TaskFields {

    private final Map<String, String> typed;
    private final List<FieldFault> faults = new ArrayList<>();

    public TaskFields(Map<String, String> typed) {
        this.typed = typed;
    }

    NewTask task() {
        return new NewTask(
                text("name"),
                text("edition"),
                read("from", "assessment.date-unreadable", LocalDate::parse),
                read("to", "assessment.date-unreadable", LocalDate::parse),
                read("workingDays", "assessment.number-unreadable", Integer::valueOf),
                time("opens"),
                time("closes"),
                read("previous", "assessment.choose-form", UUID::fromString));
    }

    public @Nullable LocalDateTime time(String field) {
        return read(field, "assessment.date-unreadable", LocalDateTime::parse);
    }

    public String text(String field) {
        return typed.getOrDefault(field, "").strip();
    }

    public List<FieldFault> faults() {
        return faults;
    }

    private <T> @Nullable T read(String field, String code, Function<String, T> reader) {
        String text = text(field);
        if (text.isEmpty()) {
            return null;
        }
        try {
            return reader.apply(text);
        } catch (DateTimeException | IllegalArgumentException e) {
            faults.add(FieldFault.of(field, code));
            return null;
        }
    }
}
