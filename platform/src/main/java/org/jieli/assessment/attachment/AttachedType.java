package org.jieli.assessment.attachment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.tika.Tika;

/** The types of papers and other files; what a file is, its content decides, never its name. */
public enum AttachedType {
    PDF("application/pdf", "pdf"),
    WORD("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    EXCEL("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    JPEG("image/jpeg", "jpg"),
    PNG("image/png", "png");

    private static final Tika TIKA = new Tika();
    private static final int MOST_ENTRIES = 200;
    private static final int LONGEST_NAME = 100;
    private static final Pattern NOT_IN_A_NAME = Pattern.compile("[\\p{Cntrl}\\p{Cf}\"<>|:*?/\\\\]");

    private final String mediaType;
    private final String extension;

    AttachedType(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    public String mediaType() {
        return mediaType;
    }

    public static Optional<AttachedType> of(byte[] content) {
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
        return archive(content);
    }

    /** Whether it may go with a report: a text, a print or a picture, but no table. */
    public boolean isPaper() {
        return this != EXCEL;
    }

    /** The name under which a file of this type is kept: without folders and control characters. */
    public String named(String name) {
        String clean = NOT_IN_A_NAME
                .matcher(name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1))
                .replaceAll("")
                .strip();
        String shorter = clean.length() > LONGEST_NAME ? clean.substring(clean.length() - LONGEST_NAME) : clean;
        return shorter.isBlank() ? "report." + extension : shorter;
    }

    /** A .docx or .xlsx is an archive with the document in it, and without macros. */
    private static Optional<AttachedType> archive(byte[] content) {
        Optional<AttachedType> found = Optional.empty();
        try (ZipInputStream archive = new ZipInputStream(new ByteArrayInputStream(content))) {
            ZipEntry entry = archive.getNextEntry();
            for (int count = 0; entry != null && count < MOST_ENTRIES; count++) {
                if (entry.getName().endsWith("vbaProject.bin")) {
                    return Optional.empty();
                }
                if (entry.getName().equals("word/document.xml")) {
                    found = Optional.of(WORD);
                } else if (entry.getName().equals("xl/workbook.xml")) {
                    found = Optional.of(EXCEL);
                }
                entry = archive.getNextEntry();
            }
            return found;
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
