package org.jieli.insurance.provider;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a fund says of an institution; nothing is sure yet.
 *
 * @param code H and 11 digits (fixmedins_code of the national interface), however typed; none keeps the code that holds on the day
 * @param level code of a level of the region's rules; by the institution's tier when missing
 * @param from the first day on which it holds, until the next
 */
public record NewProvider(
        @Nullable UUID institutionId,
        @Nullable String code,
        @Nullable String level,
        @Nullable LocalDate from) {

    public NewProvider {
        String typed = code == null ? "" : Normalizer.normalize(code, Normalizer.Form.NFKC);
        String bare = typed.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        code = bare.isEmpty() ? null : bare;
    }

    NewProvider withCode(@Nullable String known) {
        return new NewProvider(institutionId, known, level, from);
    }
}
