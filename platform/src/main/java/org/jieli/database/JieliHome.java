package org.jieli.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/** The data folder: the embedded database, attachments, and the secret that seals personal data. */
public record JieliHome(Path folder) {

    private static final int SECRET_BYTES = 48;

    public JieliHome {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new CannotStartException(
                    "The data folder " + folder.toAbsolutePath() + " cannot be made: " + e.getMessage(),
                    "Choose a folder that can be written with JIELI_HOME.",
                    e);
        }
    }

    public Path database() {
        return folder.resolve("postgres");
    }

    public Path attachments() {
        return folder.resolve("attachments");
    }

    /** Where a region lays its own editions of the reporting forms; need not exist. */
    public Path forms() {
        return folder.resolve("forms");
    }

    /** The secret of this installation, made on first use and readable by its owner only. */
    public byte[] secret() {
        Path file = folder.resolve("secret");
        try {
            if (Files.notExists(file)) {
                byte[] secret = new byte[SECRET_BYTES];
                new SecureRandom().nextBytes(secret);
                Path fresh = Files.createTempFile(
                        folder,
                        "secret",
                        null,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                    channel.write(ByteBuffer.wrap(secret));
                    channel.force(true);
                }
                Files.move(fresh, file);
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The secret in " + file + " cannot be read", e);
        }
    }
}
