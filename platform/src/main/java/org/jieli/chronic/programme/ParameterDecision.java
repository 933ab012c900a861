package org.jieli.chronic.programme;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** What an authority decided of a parameter for its division, from a day on. */
public record ParameterDecision(
        String division, String key, BigDecimal value, LocalDate from, String by, Instant at, String note) {}
