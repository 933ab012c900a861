package org.jieli.referral;

import java.util.Arrays;
import java.util.Optional;
import org.apache.tika.Tika;

/** Kinds of files that may go with a referral; what a file is, its content decides, never its name. */
enum AttachmentType {
    PDF("application/pdf", "pdf"),
    PNG("image/png", "png"),
    JPEG("image/jpeg", "jpg"),
    DICOM("application/dicom", "dcm"),
    TEXT("text/plain", "txt");

    private static final Tika TIKA = new Tika();

    private final String mediaType;
    private final String extension;

    AttachmentType(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    String mediaType() {
        return mediaType;
    }

    String extension() {
        return extension;
    }

    /** What the content is; empty when it is none of these. */
    static Optional<AttachmentType> of(byte[] content) {
        String found = TIKA.detect(content);
        return Arrays.stream(values())
                .filter(type -> type.mediaType.equals(found))
                .findFirst();
    }
}
