package org.jieli.assessment.papers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.tika.Tika;

/** The types of papers; what a file is, its content decides, never its name. */
enum PaperType {
    PDF("application/pdf", "pdf"),
    WORD("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    JPEG("image/jpeg", "jpg"),
    PNG("image/png", "png");

    private static final Tika TIKA = new Tika();
    private static final int MOST_ENTRIES = 200;

    private final String mediaType;
    private final String extension;

    PaperType(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    String mediaType() {
        return mediaType;
    }

    String extension() {
        return extension;
    }

    static Optional<PaperType> of(byte[] content) {
        String found = TIKA.detect(content);
        if (found.equals("application/pdf")) {
            return Optional.of(PDF);
        }
        if (found.equals("image/jpeg")) {
            return Optional.of(JPEG);
        }
        if (found.equals("image/png")) {
            return Optional.of(PNG);
        }
        return isWord(content) ? Optional.of(WORD) : Optional.empty();
    }

    /** A .docx is an archive with the document in it, and without macros. */
    private static boolean isWord(byte[] content) {
        boolean document = false;
        try (ZipInputStream archive = new ZipInputStream(new ByteArrayInputStream(content))) {
            ZipEntry entry = archive.getNextEntry();
            for (int count = 0; entry != null && count < MOST_ENTRIES; count++) {
                document |= entry.getName().equals("word/document.xml");
                if (entry.getName().endsWith("vbaProject.bin")) {
                    return false;
                }
                entry = archive.getNextEntry();
            }
            return document;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }
}
