package org.jieli.insurance.rules;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Critical-illness insurance (大病保险、职工大额): pays on what covered care cost the person within a year.
 *
 * @param threshold of a year, yuan
 * @param segments of what lies above it, from below
 * @param cap most that is paid a year, yuan; null without
 * @param withFirstShare whether the person's first share of covered items counts
 * @param assistedThresholdFactor of the threshold for people of medical assistance, 0 to 1
 * @param assistedPoints added to their rates
 */
public record CriticalIllness(
        BigDecimal threshold,
        List<Segment> segments,
        @Nullable BigDecimal cap,
        boolean withFirstShare,
        BigDecimal assistedThresholdFactor,
        BigDecimal assistedPoints) {}
