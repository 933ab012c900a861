package org.jieli.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
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
    private static final Duration RETRY = Duration.ofMillis(500);

    private final FileChannel lockChannel;
    private final FileLock lock;
    private final JieliHome home;
    private final int port;
    private final ReentrantLock starting = new ReentrantLock();
    private EmbeddedPostgres server;
    private volatile boolean closing;

    private EmbeddedDatabase(FileChannel lockChannel, FileLock lock, JieliHome home, EmbeddedPostgres server) {
        this.lockChannel = lockChannel;
        this.lock = lock;
        this.home = home;
        this.server = server;
        this.port = server.getPort();
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
            Postmaster.stopOrphan(home.database(), STARTUP);
            EmbeddedPostgres server = builder(home).start();
            LOG.info("Embedded PostgreSQL is ready on port {} with data in {}", server.getPort(), home.database());
            EmbeddedDatabase database = new EmbeddedDatabase(channel, lock, home, server);
            Thread.ofPlatform().daemon().name("database-watch").start(database::keepRunning);
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException("Embedded PostgreSQL does not start on " + home.database(), e);
        }
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";
    }

    @Override
    public void close() throws IOException {
        closing = true;
        starting.lock();
        try {
            server.close();
        } finally {
            starting.unlock();
        }
        lock.release();
        lockChannel.close();
    }

    /** Starts the server again when it has ended without being asked to: nobody else would. Connections come back by themselves. */
    private void keepRunning() {
        while (!closing) {
            OptionalLong pid = Postmaster.pid(home.database());
            pid.stream().mapToObj(ProcessHandle::of).flatMap(Optional::stream).forEach(process -> process.onExit()
                    .join());
            if (!closing) {
                LOG.error("The database server has ended unexpectedly; it is started again on port {}", port);
                startAgain();
            }
        }
    }

    private void startAgain() {
        starting.lock();
        try {
            if (!closing) {
                server.close();
                server = builder(home).setPort(port).start();
                LOG.info("Embedded PostgreSQL is ready again on port {}", port);
            }
        } catch (IOException | IllegalStateException e) {
            LOG.error("The database server does not start yet; the next attempt follows", e);
            LockSupport.parkNanos(RETRY.toNanos());
        } finally {
            starting.unlock();
        }
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
}
