package org.jieli.institution;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;

/** A change of status as chosen and typed. */
record StatusForm(@Nullable String status, @Nullable String from) {

    /** What the institution becomes, and since when. */
    record Entry(InstitutionStatus status, LocalDate from) {}

    static StatusForm of(InstitutionStatus status, LocalDate from) {
        return new StatusForm(status.name(), from.toString());
    }

    /** The entry; a fault that names each field that cannot be read. */
    Entry entry() {
        Optional<InstitutionStatus> wanted = InstitutionForm.constant(InstitutionStatus.class, text(status));
        Optional<LocalDate> day = InstitutionForm.day(text(from));
        List<FieldFault> faults = new ArrayList<>();
        if (wanted.isEmpty()) {
            faults.add(FieldFault.of("status", "common.required"));
        }
        if (day.isEmpty()) {
            faults.add(FieldFault.of("from", "institution.date"));
        }
        Fault.throwIfAny(faults);
        return new Entry(wanted.orElseThrow(), day.orElseThrow());
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
