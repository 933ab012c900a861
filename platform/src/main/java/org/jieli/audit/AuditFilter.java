package org.jieli.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What of the log to show, newest first.
 *
 * @param accounts whose acts, and what was done to these accounts; null for everybody's
 * @param from the first instant
 * @param until the first instant after the period
 * @param before the last identifier of the page before
 * @param within GB/T 2260 prefix of the places whose acts to show
 */
record AuditFilter(
        @Nullable UUID residentId,
        @Nullable List<UUID> accounts,
        @Nullable String action,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Long before,
        @Nullable String within) {

    static AuditFilter ofResident(UUID residentId) {
        return new AuditFilter(residentId, null, null, null, null, null, null);
    }

    AuditFilter after(long last) {
        return new AuditFilter(residentId, accounts, action, from, until, last, within);
    }

    AuditFilter within(String division) {
        return new AuditFilter(residentId, accounts, action, from, until, before, division);
    }
}
