package org.jieli.assessment.board;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notice of the leader.
 *
 * @param division whose units it is for; empty for the nation
 * @param form the kind of form whose fillers it is for; null for all
 * @param read whether the reader has marked it
 * @param readers how many accounts have
 */
record BoardNotice(
        UUID id,
        String title,
        String words,
        String division,
        @Nullable String form,
        boolean pinned,
        String publishedBy,
        String place,
        Instant publishedAt,
        boolean read,
        int readers) {

    /** Its place in the list: pinned ones first, then the latest. */
    String key() {
        return (pinned ? "1-" : "0-") + id;
    }
}
