package org.jieli.capacity;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Beds as typed, or as a line of a file has them. */
record BedForm(
        @Nullable String departmentId,
        @Nullable String from,
        @Nullable String to,
        @Nullable String beds,
        @Nullable String reserved) {

    static BedForm empty(LocalDate day) {
        return new BedForm("", day.toString(), day.toString(), "", "");
    }

    static BedForm of(BedDay day) {
        return new BedForm(
                day.departmentId().toString(),
                day.day().toString(),
                day.day().toString(),
                Integer.toString(day.beds()),
                Integer.toString(day.reserved()));
    }

    NewBeds beds(TypedFields fields) {
        return new NewBeds(
                fields.identifier("departmentId", departmentId),
                fields.date("from", from),
                fields.date("to", to),
                fields.number("beds", beds),
                fields.number("reserved", reserved));
    }
}
