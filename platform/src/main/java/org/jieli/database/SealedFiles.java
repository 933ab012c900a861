package org.jieli.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jieli.shared.PersonalDataSeal;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Contents of attachments in a folder on disk: sealed, named by id, on the disk's plate before the row that tells of them is committed. */
public final class SealedFiles {

    private static final String HALF_WRITTEN = ".part";

    private final Path folder;
    private final PersonalDataSeal seal;

    public SealedFiles(Path folder, PersonalDataSeal seal) {
        this.folder = folder;
        this.seal = seal;
    }

    /** Writes and syncs; afterwards the file outlives a loss of power. */
    public void write(UUID id, byte[] content) {
        Path file = file(id);
        Path part = file.resolveSibling(id + HALF_WRITTEN);
        try {
            Files.createDirectories(file.getParent());
            try (FileChannel channel = FileChannel.open(
                    part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                ByteBuffer sealed = ByteBuffer.wrap(seal.seal(content));
                while (sealed.hasRemaining()) {
                    channel.write(sealed);
                }
                channel.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel parent = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
                parent.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The attachment " + id + " cannot be written below " + folder, e);
        }
    }

    /** The content; empty when the file is gone. */
    public Optional<byte[]> read(UUID id) {
        try {
            return Optional.of(seal.openBytes(Files.readAllBytes(file(id))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("The attachment " + id + " cannot be read below " + folder, e);
        }
    }

    public void delete(UUID id) {
        delete(file(id));
    }

    /** Deletes what the transaction leaves without a row when it ends so, e.g. a written file after a rollback. */
    public void deleteWhen(UUID id, int outcome) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status == outcome) {
                    delete(id);
                }
            }
        });
    }

    /**
     * Deletes the files that no row tells of, which a crash between file and commit leaves behind.
     *
     * @param before only files last written before this moment: younger ones may belong to an open transaction
     * @param known which of these identifiers have a row
     * @return how many went
     */
    public int sweep(Instant before, Function<List<UUID>, Set<UUID>> known) {
        List<UUID> old = writtenBefore(before);
        Set<UUID> orphans = new HashSet<>(old);
        orphans.removeAll(known.apply(old));
        orphans.forEach(this::delete);
        return orphans.size();
    }

    /** Identifiers of files last written before a moment; halves of files are deleted on the way. */
    private List<UUID> writtenBefore(Instant moment) {
        List<UUID> found = new ArrayList<>();
        if (Files.notExists(folder)) {
            return found;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(moment)) {
                    String name = file.getFileName().toString();
                    if (name.endsWith(HALF_WRITTEN)) {
                        delete(file);
                    } else {
                        found.add(UUID.fromString(name));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " cannot be read", e);
        }
        return found;
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + file + " cannot be deleted", e);
        }
    }

    /** The last digits of an identifier are random, so that the folders fill evenly. */
    private Path file(UUID id) {
        String name = id.toString();
        return folder.resolve(name.substring(name.length() - 2)).resolve(name);
    }
}
