package org.jieli.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL inside the application, durable: it starts with fsync and synchronous_commit on, keeps its data between runs, and
 * recovers after a kill. One data folder serves one running instance.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration STARTUP = Duration.ofSeconds(60);

    private final FileChannel lockChannel;
    private final FileLock lock;
    private final EmbeddedPostgres server;

    private EmbeddedDatabase(FileChannel lockChannel, FileLock lock, EmbeddedPostgres server) {
        this.lockChannel = lockChannel;
        this.lock = lock;
        this.server = server;
    }

    /** Starts the server on the home's data folder; {@link DataFolderInUseException} when another instance runs on it. */
    public static EmbeddedDatabase start(JieliHome home) {
        try {
            Path lockFile = home.folder().resolve("lock");
            FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new DataFolderInUseException(home.folder());
            }
            stopOrphan(home.database());
            EmbeddedPostgres server = builder(home).start();
            LOG.info("Embedded PostgreSQL is ready on port {} with data in {}", server.getPort(), home.database());
            return new EmbeddedDatabase(channel, lock, server);
        } catch (IOException e) {
            throw new UncheckedIOException("Embedded PostgreSQL does not start on " + home.database(), e);
        }
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres?user=postgres";
    }

    @Override
    public void close() throws IOException {
        server.close();
        lock.release();
        lockChannel.close();
    }

    private static EmbeddedPostgres.Builder builder(JieliHome home) {
        return EmbeddedPostgres.builder()
                .setDataDirectory(home.database())
                .setOverrideWorkingDirectory(
                        home.folder().resolve("postgres-server").toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(STARTUP)
                .setLocaleConfig("locale", "C.UTF-8")
                .setLocaleConfig("encoding", "UTF8")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "200")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_wal_size", "2GB");
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** After a kill of the application its server may still run: nobody else holds our lock, so it is stopped. */
    private static void stopOrphan(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (Files.notExists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.isEmpty()) {
            return;
        }
        ProcessHandle.of(Long.parseLong(lines.getFirst().trim()))
                .filter(EmbeddedDatabase::isPostgres)
                .ifPresent(orphan -> stop(orphan, data));
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> command.contains("postgres"))
                .orElse(false);
    }

    private static void stop(ProcessHandle orphan, Path data) {
        LOG.warn("A database server left over from a killed run still uses {}; it is stopped", data);
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(orphan.pid()))
                    .start()
                    .waitFor();
            orphan.onExit().get(STARTUP.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new IllegalStateException("The left-over database server " + orphan.pid() + " does not stop", e);
        }
    }
}
