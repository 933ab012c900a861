package org.jieli.web;

import java.util.List;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;

/** What is wrong with a form that was sent: in single fields, or as a whole. */
public record FormFault(@Nullable Fault fault) {

    public static final FormFault NONE = new FormFault(null);

    public List<FieldFault> fields() {
        return fault == null ? List.of() : fault.fields();
    }

    public @Nullable FieldFault in(String field) {
        return fields().stream()
                .filter(known -> known.path().equals(field))
                .findFirst()
                .orElse(null);
    }

    /** A fault that lies in no single field; null when there is none. */
    public @Nullable Fault general() {
        return fault == null || fault.code() == CommonFault.INVALID ? null : fault;
    }

    public boolean isAny() {
        return fault != null;
    }
}
