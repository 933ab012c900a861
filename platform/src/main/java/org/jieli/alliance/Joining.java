package org.jieli.alliance;

import java.util.List;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;

/** The form for a new member: what was chosen, its name, and what is wrong with it or with the last change of the members. */
record Joining(
        JoinForm typed, String institutionName, @Nullable Fault fault) {

    List<FieldFault> faults() {
        return fault == null ? List.of() : fault.fields();
    }

    @Nullable
    FieldFault in(String field) {
        return faults().stream()
                .filter(known -> known.path().equals(field))
                .findFirst()
                .orElse(null);
    }

    /** A fault that lies in no single field. */
    @Nullable
    Fault generalFault() {
        return fault == null || fault.code() == CommonFault.INVALID ? null : fault;
    }
}
