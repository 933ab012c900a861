package org.jieli.referral;

import java.time.Instant;
import java.util.UUID;

/**
 * A file of a referral, or the person's signature.
 *
 * @param name as the sender's machine called it, without folders
 * @param type media type found in the content
 * @param size bytes
 * @param sha256 of the content, hexadecimal
 */
record Attachment(
        UUID id,
        UUID referralId,
        Kind kind,
        String name,
        String type,
        long size,
        String sha256,
        String addedBy,
        Instant addedAt) {

    /** A file, or a signature drawn on the screen. */
    enum Kind {
        FILE,
        SIGNATURE
    }

    /** Size in words, e.g. {@code 1.4 MB}. */
    String sizeInWords() {
        long kilobytes = Math.max(1, Math.round(size / 1024.0));
        return kilobytes < 1024 ? kilobytes + " KB" : Math.round(size / 104857.6) / 10.0 + " MB";
    }
}
