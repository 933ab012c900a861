package org.jieli.notification;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message of the inbox; {@code key} and {@code arguments} become words in the reader's language. */
record Message(
        UUID id,
        String key,
        List<String> arguments,
        @Nullable String path,
        Instant at,
        @Nullable Instant readAt) {}
