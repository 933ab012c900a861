package org.jieli.referral;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;

/**
 * The last row of a page, for the page after it.
 *
 * @param at its submission or deadline; null for a draft
 */
record ListKey(@Nullable Instant at, UUID id) {

    static @Nullable ListKey parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        int cut = text.indexOf('_');
        try {
            return new ListKey(
                    cut <= 0 ? null : Instant.parse(text.substring(0, cut)), UUID.fromString(text.substring(cut + 1)));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new Fault(CommonFault.INVALID, List.of(FieldFault.of("after", "referral.filter-unknown", text)));
        }
    }

    @Override
    public String toString() {
        return (at == null ? "" : at) + "_" + id;
    }
}
