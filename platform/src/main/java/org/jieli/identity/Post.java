package org.jieli.identity;

import java.util.UUID;
import org.jieli.shared.Role;
import org.jspecify.annotations.Nullable;

/** A post that an account holds: one role at one institution or over one division. */
record Post(UUID id, Role role, @Nullable UUID institutionId, String division, String placeName) {}
