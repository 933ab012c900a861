package org.jieli.identity;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Opens accounts and calls the running application as they do. */
@TestComponent
public class AccountFixture {

    public static final String PASSWORD = "Relay-2026-test";

    private final Accounts accounts;
    private final Environment environment;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();

    AccountFixture(Accounts accounts, Environment environment) {
        this.accounts = accounts;
        this.environment = environment;
    }

    /** An account with one post; its username. */
    public String open(Role role, @Nullable UUID institutionId, String division, @Nullable UUID practitionerId) {
        String username = role.name().toLowerCase(java.util.Locale.ROOT) + Identifiers.next();
        CurrentAccess.runAsSystem("test", () -> {
            UUID account = accounts.open(username, PASSWORD, "测试" + role, practitionerId, false);
            accounts.givePost(account, role, institutionId, division, "测试机构");
        });
        return username;
    }

    public String token(String username) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(uri("/api/v1/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials&client_id=" + encode(username)
                        + "&client_secret=" + encode(PASSWORD))));
        return json.readTree(answer.body()).get("access_token").asString();
    }

    /** Calls the API; {@code headers} are added to those that every call has. */
    public Answer call(String token, String method, String path, @Nullable Object body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json, application/problem+json")
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(
                                        body instanceof String text ? text : json.writeValueAsString(body)));
        headers.forEach(request::header);
        HttpResponse<String> answer = send(request);
        return new Answer(
                answer.statusCode(),
                answer.body().isBlank() ? json.nullNode() : json.readTree(answer.body()),
                answer.headers().firstValue("ETag").orElse(""));
    }

    public Answer get(String token, String path) {
        return call(token, "GET", path, null, Map.of());
    }

    public String address() {
        return "http://localhost:" + environment.getProperty("local.server.port");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private URI uri(String path) {
        return URI.create(address() + path);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What the API answered. */
    public record Answer(int status, JsonNode body, String etag) {}
}
