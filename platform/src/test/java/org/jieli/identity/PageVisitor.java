package org.jieli.identity;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody with a browser of his own, without scripts: cookies, redirects, forms with their hidden token. */
public final class PageVisitor {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern SUM = Pattern.compile("(.)加(.)等于几");
    private static final String NUMBERS = "零一二三四五六七八九";

    private final String address;
    private final String from;
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private String token = "";

    /** @param from the network address he comes from; the application trusts its neighbour on the same machine to tell it */
    public PageVisitor(String address, String from) {
        this.address = address;
        this.from = from;
    }

    /** What a page answered, where redirects led. */
    public record Page(int status, String path, String html) {

        /** The answer to the sum in words. */
        String sum() {
            Matcher sum = SUM.matcher(html);
            return sum.find() ? String.valueOf(NUMBERS.indexOf(sum.group(1)) + NUMBERS.indexOf(sum.group(2))) : "";
        }
    }

    public Page get(String path) {
        return read(send(HttpRequest.newBuilder(URI.create(address + path)).GET(), BodyHandlers.ofString()));
    }

    public byte[] bytes(String path) {
        return send(HttpRequest.newBuilder(URI.create(address + path)).GET(), BodyHandlers.ofByteArray())
                .body();
    }

    /** Sends a form with the token of the page seen last. */
    public Page post(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(
                        Collectors.joining("&", "_csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8) + "&", ""));
        return read(send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body)),
                BodyHandlers.ofString()));
    }

    public Page signIn(String username, String password) {
        get("/sign-in");
        return post("/sign-in", Map.of("username", username, "password", password));
    }

    private Page read(HttpResponse<String> answer) {
        Matcher found = TOKEN.matcher(answer.body());
        if (found.find()) {
            token = found.group(1);
        }
        return new Page(answer.statusCode(), answer.uri().getPath(), answer.body());
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(
                    request.header("X-Forwarded-For", from)
                            .header("Accept-Language", "zh-CN")
                            .build(),
                    handler);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
