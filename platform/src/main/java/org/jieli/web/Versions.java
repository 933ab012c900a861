package org.jieli.web;

import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jspecify.annotations.Nullable;

/** How versions of records travel in HTTP: {@code ETag: "3"} on answers, {@code If-Match: "3"} on changes. */
public final class Versions {

    private Versions() {}

    public static String etag(int version) {
        return "\"" + version + "\"";
    }

    /**
     * The version that the caller has seen; {@link CommonFault#PRECONDITION_REQUIRED} when he does not tell,
     * {@link CommonFault#STALE} when it is none of ours.
     */
    public static int required(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new Fault(CommonFault.PRECONDITION_REQUIRED);
        }
        try {
            return Integer.parseInt(
                    ifMatch.replaceFirst("^W/", "").replace("\"", "").strip());
        } catch (NumberFormatException e) {
            throw new Fault(CommonFault.STALE);
        }
    }
}
