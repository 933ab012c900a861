package org.jieli.insurance.claim;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.jieli.insurance.CareKind;
import org.jspecify.annotations.Nullable;

/**
 * Which bills a list shows.
 *
 * @param month of the last day
 * @param stepwise the right way or not; null for both
 * @param rules a version: only bills of which it changed the amounts
 * @param q a bill's number or a 参保号; for an institution also part of a name
 */
public record ClaimFilter(
        @Nullable CareKind kind,
        @Nullable UUID institution,
        @Nullable YearMonth month,
        @Nullable Boolean stepwise,
        @Nullable UUID rules,
        String q) {

    static @Nullable YearMonth month(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : YearMonth.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    public ClaimFilter withKind(@Nullable CareKind other) {
        return new ClaimFilter(other, institution, month, stepwise, rules, q);
    }

    /** Whether it leaves everything in. */
    public boolean isOpen() {
        return kind == null && institution == null && month == null && stepwise == null && rules == null && q.isBlank();
    }

    /** An address with it. */
    public String at(String path) {
        StringBuilder address =
                new StringBuilder(path).append("?q=").append(URLEncoder.encode(q, StandardCharsets.UTF_8));
        address.append(kind == null ? "" : "&kind=" + kind);
        address.append(institution == null ? "" : "&institution=" + institution);
        address.append(month == null ? "" : "&month=" + month);
        address.append(rules == null ? "" : "&rules=" + rules);
        return address.append(stepwise == null ? "" : "&stepwise=" + stepwise).toString();
    }
}
