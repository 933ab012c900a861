package org.jieli.identity;

import java.time.LocalDate;
import java.util.UUID;
import org.jieli.shared.Role;
import org.jspecify.annotations.Nullable;

/**
 * A post to give.
 *
 * @param institutionId where he works; null for an authority, whose {@code division} and {@code placeName} then count
 * @param from the first day, today when null
 * @param to the first day after it, null when it is open
 */
record NewPost(
        @Nullable Role role,
        @Nullable UUID institutionId,
        @Nullable String division,
        @Nullable String placeName,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {}
