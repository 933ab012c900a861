package org.jieli.institution;

import java.util.ArrayList;
import java.util.List;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with the fields of one thing; {@code path} stands before each field's name. */
final class FieldChecks {

    private final String path;
    private final List<FieldFault> faults = new ArrayList<>();

    FieldChecks(String path) {
        this.path = path;
    }

    FieldChecks required(String field, @Nullable String value, int longest) {
        if (value == null || value.isBlank()) {
            return fault(field, "common.required");
        }
        return longest(field, value, longest);
    }

    FieldChecks longest(String field, @Nullable String value, int longest) {
        return value != null && value.length() > longest ? fault(field, "common.too-long", longest) : this;
    }

    FieldChecks code(String field, CodeTable table, @Nullable String value) {
        return value == null || !table.has(value) ? fault(field, "institution.code-unknown", shown(value)) : this;
    }

    FieldChecks that(boolean holds, String field, String code, Object... arguments) {
        return holds ? this : fault(field, code, arguments);
    }

    List<FieldFault> faults() {
        return faults;
    }

    private FieldChecks fault(String field, String code, Object... arguments) {
        faults.add(FieldFault.of(path + field, code, arguments));
        return this;
    }

    private static String shown(@Nullable String value) {
        return value == null ? "" : value;
    }
}
