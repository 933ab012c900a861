package org.jieli.insurance.provider;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An institution under contract with a fund.
 *
 * @param level code of a level of the rules; null where it goes by the tier
 * @param from since when
 */
public record Provider(
        UUID institutionId, String code, @Nullable String level, LocalDate from) {}
