package org.jieli.encounter;

import java.time.Instant;
import java.util.UUID;

/** A stay began. */
public record PersonAdmitted(UUID admissionId, UUID residentId, UUID institutionId, Instant at) {}
