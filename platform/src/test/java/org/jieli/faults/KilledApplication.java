package org.jieli.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The application as a process of its own that can be killed, on a data folder that outlives it. */
final class KilledApplication {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path home;
    private final int port;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private Process process;

    KilledApplication(Path home) throws IOException {
        this.home = home;
        try (ServerSocket socket = new ServerSocket(0)) {
            this.port = socket.getLocalPort();
        }
    }

    record Answer(int status, JsonNode body) {}

    void start() throws IOException {
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dlogging.level.root=warn",
                        "org.jieli.Jieli",
                        "--residents=300")
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(home.resolve("log").toFile()));
        builder.environment().put("CLASSPATH", classes);
        builder.environment().put("JIELI_HOME", home.toString());
        builder.environment().put("JIELI_PORT", Integer.toString(port));
        builder.environment().put("JIELI_DEMO", "on");
        process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        Awaitility.await().atMost(LONGEST).pollInterval(Duration.ofMillis(50)).until(this::isServing);
    }

    private boolean isServing() {
        if (!process.isAlive()) {
            throw new IllegalStateException("The application has ended; see " + home.resolve("log"));
        }
        try {
            return send(HttpRequest.newBuilder(uri("/actuator/health")).build()).statusCode() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Kills the database's main process; its workers end by themselves. */
    void killDatabase() throws IOException {
        ProcessHandle postmaster =
                ProcessHandle.of(Long.parseLong(postmaster(0))).orElseThrow();
        postmaster.destroyForcibly();
        postmaster.onExit().join();
    }

    void stop() {
        process.destroy();
        process.onExit().join();
    }

    private String postmaster(int line) throws IOException {
        return Files.readAllLines(home.resolve("postgres").resolve("postmaster.pid"))
                .get(line)
                .strip();
    }

    /** The database as its owner sees it. */
    JdbcClient owner() throws IOException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl("jdbc:postgresql://127.0.0.1:" + postmaster(3) + "/postgres?user=postgres");
        return JdbcClient.create(source);
    }

    String token(String username) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(uri("/api/v1/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("client_id=" + username + "&client_secret=Jieli-demo-2026"))
                .build());
        return JSON.readTree(answer.body()).get("access_token").asString();
    }

    /** Throws {@link UncheckedIOException} when the application went away before it answered. */
    Answer post(String token, String key, Map<String, ?> body) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(uri("/api/v1/referrals"))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build());
        return new Answer(
                answer.statusCode(), answer.body().isBlank() ? JSON.nullNode() : JSON.readTree(answer.body()));
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
