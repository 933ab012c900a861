package org.jieli.assessment.board;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A place in the list of notices, from which reading goes on. */
record BoardPlace(boolean pinned, UUID id) {

    private static final Pattern WRITTEN = Pattern.compile("[01]-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Null where there is none: from the beginning. */
    static @Nullable BoardPlace of(String written) {
        return WRITTEN.matcher(written).matches()
                ? new BoardPlace(written.startsWith("1"), UUID.fromString(written.substring(2)))
                : null;
    }
}
