package org.jieli.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The main process of a database server on a data folder, as its {@code postmaster.pid} names it. */
final class Postmaster {

    private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);

    private Postmaster() {}

    /** Empty when the folder has none, or the file is just being written. */
    static OptionalLong pid(Path data) {
        try {
            List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
            return lines.isEmpty()
                    ? OptionalLong.empty()
                    : OptionalLong.of(Long.parseLong(lines.getFirst().strip()));
        } catch (NoSuchFileException e) {
            return OptionalLong.empty();
        } catch (IOException e) {
            throw new IllegalStateException("The database server's process file in " + data + " cannot be read", e);
        }
    }

    /** After a kill of the application its server may still run: nobody else holds our lock, so it is stopped. */
    static void stopOrphan(Path data, Duration longest) {
        pid(data).stream()
                .mapToObj(ProcessHandle::of)
                .flatMap(Optional::stream)
                .filter(Postmaster::isPostgres)
                .forEach(orphan -> stop(orphan, data, longest));
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> command.contains("postgres"))
                .orElse(false);
    }

    private static void stop(ProcessHandle orphan, Path data, Duration longest) {
        LOG.warn("A database server left over from a killed run still uses {}; it is stopped", data);
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(orphan.pid()))
                    .start()
                    .waitFor();
            orphan.onExit().get(longest.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new IllegalStateException("The left-over database server " + orphan.pid() + " does not stop", e);
        }
    }
}
