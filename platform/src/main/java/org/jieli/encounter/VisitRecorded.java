package org.jieli.encounter;

import java.time.Instant;
import java.util.UUID;

/** A visit was written down. */
public record VisitRecorded(UUID visitId, UUID residentId, UUID institutionId, Instant at) {}
