package org.jieli.insurance.rules;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Medical assistance (医疗救助) of a group, on what is left of covered care after the other two.
 *
 * @param threshold of a year, yuan
 * @param rate share that is paid, 0 to 1
 * @param cap most that is paid a year, yuan; null without
 */
public record Assistance(
        String code,
        String name,
        BigDecimal threshold,
        BigDecimal rate,
        @Nullable BigDecimal cap) {}
