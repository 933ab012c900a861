package org.jieli.capacity;

import java.util.List;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;

/** What is wrong with a form that was sent: in single fields, or as a whole. */
record FormFault(@Nullable Fault fault) {

    static final FormFault NONE = new FormFault(null);

    @Nullable
    FieldFault in(String field) {
        return fault == null
                ? null
                : fault.fields().stream()
                        .filter(known -> known.path().equals(field))
                        .findFirst()
                        .orElse(null);
    }

    boolean isGeneral() {
        return fault != null && fault.code() != CommonFault.INVALID;
    }

    boolean isAny() {
        return fault != null;
    }

    /** What is unreadable and what breaks a rule, in one; the unreadable first, and no second fault for the same field. */
    static void throwIfAny(List<FieldFault> unreadable, List<FieldFault> rules) {
        Fault.throwIfAny(java.util.stream.Stream.concat(
                        unreadable.stream(), rules.stream().filter(rule -> unreadable.stream()
                                .noneMatch(known -> known.path().equals(rule.path()))))
                .toList());
    }
}
