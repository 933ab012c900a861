package org.jieli.insurance.provider;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An institution under contract with a fund.
 *
 * @param code of the national interface; null where none is known yet
 * @param level code of a level of the rules; null where it goes by the tier
 * @param from since when
 */
public record Provider(
        UUID institutionId, @Nullable String code, @Nullable String level, LocalDate from) {}
