package org.jieli.assessment.task;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;

/**
 * The last row of a page of reports, for the page after it.
 *
 * @param at when it was submitted; the beginning of time for one that never was
 */
public record ReportKey(Instant at, UUID id) {

    static final ReportKey FIRST = new ReportKey(Instant.EPOCH.minusSeconds(1), new UUID(0, 0));

    public static ReportKey parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return FIRST;
        }
        int cut = text.indexOf('_');
        try {
            return new ReportKey(
                    Instant.parse(text.substring(0, Math.max(0, cut))), UUID.fromString(text.substring(cut + 1)));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new Fault(CommonFault.INVALID, List.of(FieldFault.of("after", "assessment.filter-unknown", text)));
        }
    }

    static ReportKey of(Report report) {
        return new ReportKey(report.submittedAt() == null ? Instant.EPOCH : report.submittedAt(), report.id());
    }

    @Override
    public String toString() {
        return at + "_" + id;
    }
}
