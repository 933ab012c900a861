package org.jieli.criteria;

import java.time.LocalDate;
import java.util.List;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;

/**
 * A version of a table as its page shows it.
 *
 * @param effectiveFrom what was typed for the next version
 * @param documentSource what was typed for the next version
 */
record TablePage(
        TableVersion version,
        List<TableVersion> versions,
        CompiledTable table,
        CellWords words,
        LocalDate today,
        boolean mayChange,
        @Nullable LocalDate effectiveFrom,
        @Nullable String documentSource,
        List<FieldFault> faults) {

    boolean isToCome() {
        return version.effectiveFrom().isAfter(today);
    }

    boolean isInForce() {
        return version.isInForceOn(today);
    }

    /** The version before this one, to compare with; null for the first. */
    @Nullable
    TableVersion before() {
        int next = versions.indexOf(version) + 1;
        return next < versions.size() ? versions.get(next) : null;
    }

    /** The version in force today, to try this one against. */
    TableVersion inForce() {
        return versions.stream()
                .filter(each -> each.isInForceOn(today))
                .findFirst()
                .orElse(version);
    }
}
