package org.jieli.alliance;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;

/** A new member as chosen and typed. */
record JoinForm(@Nullable String institution, @Nullable String from) {

    /** Who joins and since when. */
    record Entry(UUID institutionId, LocalDate from) {}

    static JoinForm empty(LocalDate today) {
        return new JoinForm("", today.toString());
    }

    /** The entry; a fault that names each field that is empty or cannot be read. */
    Entry entry() {
        Optional<UUID> chosen = institutionId();
        Optional<LocalDate> day = day();
        List<FieldFault> faults = new ArrayList<>();
        if (chosen.isEmpty()) {
            faults.add(FieldFault.of("institutionId", "alliance.choose-institution"));
        }
        if (day.isEmpty()) {
            faults.add(FieldFault.of("from", "alliance.date"));
        }
        Fault.throwIfAny(faults);
        return new Entry(chosen.orElseThrow(), day.orElseThrow());
    }

    Optional<UUID> institutionId() {
        try {
            return Optional.of(UUID.fromString(text(institution)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<LocalDate> day() {
        try {
            return Optional.of(LocalDate.parse(text(from)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
