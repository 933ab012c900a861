package org.jieli.institution;

import java.util.Optional;
import java.util.UUID;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;

/** The form with what was typed and what is wrong with it. */
record InstitutionFormPage(
        InstitutionForm typed, @Nullable UUID id, @Nullable Fault fault) {

    String action() {
        return "/administration/institutions" + (id == null ? "" : "/" + id);
    }

    /** A fault that lies in no single field. */
    @Nullable
    String generalFault() {
        return fault == null || fault.code() == CommonFault.INVALID
                ? null
                : "fault." + fault.code().code();
    }

    @Nullable
    FieldFault in(String field) {
        return Optional.ofNullable(fault).stream()
                .flatMap(known -> known.fields().stream())
                .filter(known -> known.path().equals(field) || known.path().endsWith("." + field))
                .findFirst()
                .orElse(null);
    }
}
