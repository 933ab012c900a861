package org.jieli.audit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for at the page, as it stands in the address.
 *
 * @param who a username or a person's name
 * @param to the last day, inclusive
 */
record AuditQuery(
        @Nullable UUID resident,
        String who,
        String action,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable Long before) {

    /** The same question of one kind of action only. */
    AuditQuery of(String kind) {
        return new AuditQuery(resident, who, kind, from, to, null);
    }

    String address(String path, @Nullable Long last) {
        StringBuilder address = new StringBuilder(path).append("?who=").append(encoded(who));
        address.append("&action=").append(encoded(action));
        address.append(resident == null ? "" : "&resident=" + resident);
        address.append(from == null ? "" : "&from=" + from);
        address.append(to == null ? "" : "&to=" + to);
        return address.append(last == null ? "" : "&before=" + last).toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
