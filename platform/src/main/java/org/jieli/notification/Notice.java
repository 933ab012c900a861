package org.jieli.notification;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message for an inbox.
 *
 * @param institutionId whose people are told; null where an authority is
 * @param division GB/T 2260 code of the authority that is told; null where an institution is
 * @param key of the words, which its module's bundles hold
 * @param path where the message leads
 * @param event what it tells of: the same event is told to the same place once
 */
public record Notice(
        @Nullable UUID institutionId,
        @Nullable String division,
        String key,
        List<String> arguments,
        String path,
        String event) {

    public Notice {
        arguments = List.copyOf(arguments);
    }
}
