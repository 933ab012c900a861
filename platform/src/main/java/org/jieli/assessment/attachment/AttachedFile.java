package org.jieli.assessment.attachment;

import java.time.Instant;
import java.util.UUID;

/**
 * A file as it is listed.
 *
 * @param size in bytes
 * @param sha256 hexadecimal
 */
public record AttachedFile(
        UUID id, String name, String mediaType, long size, String sha256, String addedBy, Instant addedAt) {

    private static final int KILOBYTE = 1024;

    public long kilobytes() {
        return (size + KILOBYTE - 1) / KILOBYTE;
    }
}
