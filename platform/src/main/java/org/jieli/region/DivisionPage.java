package org.jieli.region;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;

/** What the page of divisions shows: the place itself, what lies below it or was found, and its history. */
record DivisionPage(
        String parent,
        String q,
        LocalDate on,
        List<Division> path,
        List<Division> shown,
        List<Division> history,
        @Nullable PoolingRegion pooling,
        UnaryOperator<String> fullName,
        boolean mayChange,
        RenameForm renaming,
        @Nullable Fault fault) {

    /** A fault that lies in no single field of the form. */
    @Nullable
    Fault generalFault() {
        return fault == null || fault.code() == CommonFault.INVALID ? null : fault;
    }

    @Nullable
    FieldFault in(String field) {
        return Optional.ofNullable(fault).stream()
                .flatMap(known -> known.fields().stream())
                .filter(known -> known.path().equals(field))
                .findFirst()
                .orElse(null);
    }
}
