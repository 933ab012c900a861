package org.jieli.benchmark;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The real application as a process of its own, on embedded PostgreSQL in a folder of its own. */
final class RunningApplication implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(30);

    private final Process process;
    private final Path home;
    private final int port;
    private final Duration startUp;

    private RunningApplication(Process process, Path home, int port, Duration startUp) {
        this.process = process;
        this.home = home;
        this.port = port;
        this.startUp = startUp;
    }

    /** Starts the jar as ./run does and waits for its health page to answer. */
    static RunningApplication start(Path jar, Path home, List<String> arguments) throws IOException {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(
                List.of(System.getProperty("jieli.java-options", "").strip().split(" +")));
        command.removeIf(String::isEmpty);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(
                ProcessBuilder.Redirect.appendTo(home.resolve("log").toFile()));
        builder.environment().put("JIELI_HOME", home.toString());
        builder.environment().put("JIELI_PORT", Integer.toString(port));
        builder.environment().put("JIELI_DEMO", "on");
        long start = System.nanoTime();
        Process process = builder.start();
        while (!isReady(home)) {
            if (!process.isAlive() || System.nanoTime() - start > LONGEST_START.toNanos()) {
                process.destroyForcibly();
                throw new IOException("Jieli did not start; see " + home.resolve("log"));
            }
            pause(50);
        }
        return new RunningApplication(process, home, port, Duration.ofNanos(System.nanoTime() - start));
    }

    private static boolean isReady(Path home) throws IOException {
        Path log = home.resolve("log");
        return Files.exists(log) && Files.readString(log).contains("Jieli is ready");
    }

    /** From the start of the process to "Jieli is ready", with what the first start generates. */
    Duration startUp() {
        return startUp;
    }

    int port() {
        return port;
    }

    String log() throws IOException {
        return Files.readString(home.resolve("log"));
    }

    /** A connection as the database's owner, for whom row-level security does not hold. */
    Connection owner() throws SQLException {
        return DriverManager.getConnection(url());
    }

    ProcessorTime processorTime() throws IOException {
        return ProcessorTime.now(process.pid(), Long.parseLong(postmaster(0)));
    }

    private String postmaster(int line) throws IOException {
        return Files.readAllLines(home.resolve("postgres").resolve("postmaster.pid"))
                .get(line)
                .strip();
    }

    private String url() throws SQLException {
        try {
            return "jdbc:postgresql://127.0.0.1:" + postmaster(3) + "/postgres?user=postgres";
        } catch (IOException e) {
            throw new SQLException("The database has no postmaster.pid", e);
        }
    }

    /** Resident memory of the application's own process, in MB. */
    long megabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
