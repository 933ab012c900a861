package org.jieli.resident;

import org.jspecify.annotations.Nullable;

/** A guardian to add. */
record NewGuardian(
        @Nullable String name,
        @Nullable GuardianRelation relation,
        @Nullable String phone) {}
