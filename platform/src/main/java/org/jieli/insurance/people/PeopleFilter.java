package org.jieli.insurance.people;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jieli.insurance.Scheme;
import org.jspecify.annotations.Nullable;

/**
 * Which insured people a list shows.
 *
 * @param q how a 参保号 begins
 * @param group code of a person group; empty for all
 * @param assistance code of a group of medical assistance; empty for all
 * @param today insured today or not; null for both
 */
public record PeopleFilter(
        String q,
        @Nullable Scheme scheme,
        String group,
        String assistance,
        @Nullable Boolean today) {

    public PeopleFilter withScheme(@Nullable Scheme other) {
        return new PeopleFilter(q, other, group, assistance, today);
    }

    /** Whether it leaves everybody in. */
    public boolean isOpen() {
        return q.isBlank() && scheme == null && group.isEmpty() && assistance.isEmpty() && today == null;
    }

    /** An address with it. */
    public String at(String path) {
        StringBuilder address = new StringBuilder(path).append("?q=").append(encoded(q));
        address.append(scheme == null ? "" : "&scheme=" + scheme);
        address.append(group.isEmpty() ? "" : "&group=" + encoded(group));
        address.append(assistance.isEmpty() ? "" : "&assistance=" + encoded(assistance));
        return address.append(today == null ? "" : "&today=" + today).toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
