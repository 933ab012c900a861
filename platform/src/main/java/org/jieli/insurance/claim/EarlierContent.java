package org.jieli.insurance.claim;

import java.math.BigDecimal;
import java.time.Instant;

/** A content that a correction replaced: which revision it was, why and when it was replaced, by whom, and what the bill came to. */
public record EarlierContent(int revision, String reason, Instant changedAt, String changedBy, BigDecimal total) {}
