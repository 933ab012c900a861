package org.jieli.resident;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A consent to take down.
 *
 * @param guardianId the guardian who gives it; null when the person gives it himself
 * @param grantedAt when it was given, now when null
 */
record NewConsent(
        @Nullable ConsentKind kind,
        @Nullable UUID guardianId,
        @Nullable String evidence,
        @Nullable Instant grantedAt) {}
