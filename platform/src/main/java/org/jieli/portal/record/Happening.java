package org.jieli.portal.record;

import org.jieli.resident.TimelineEntry;
import org.jspecify.annotations.Nullable;

/**
 * Something of the timeline, and where the person may read more of it.
 *
 * @param path one of his own pages, null where there is nothing more to read
 */
record Happening(TimelineEntry entry, @Nullable String path) {

    static Happening of(TimelineEntry entry) {
        return new Happening(
                entry,
                switch (entry.kind()) {
                    case "timeline.visit" -> "/my/records/visits/" + entry.sourceId();
                    case "timeline.admission", "timeline.discharge" -> "/my/records/stays/" + entry.sourceId();
                    case "timeline.referral" -> "/my/referrals/" + entry.sourceId();
                    default -> null;
                });
    }
}
