package org.jieli.encounter;

import java.time.Instant;
import java.util.UUID;

/** A stay ended; {@code disposition} is the code 离院方式. */
public record PersonDischarged(UUID admissionId, UUID residentId, UUID institutionId, Instant at, String disposition) {}
