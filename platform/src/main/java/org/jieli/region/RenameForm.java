package org.jieli.region;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;

/** Another name for a division as typed; kept as text so that nothing typed is lost. */
record RenameForm(
        @Nullable String code,
        @Nullable String name,
        @Nullable String from) {

    static RenameForm empty(String code) {
        return new RenameForm(code, "", "");
    }

    String division() {
        return text(code);
    }

    String newName() {
        return text(name);
    }

    /** The day from which the name holds; a fault of the field when it is no day. */
    LocalDate day() {
        try {
            return LocalDate.parse(text(from));
        } catch (DateTimeParseException e) {
            throw new Fault(CommonFault.INVALID, List.of(FieldFault.of("from", "region.date")));
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
