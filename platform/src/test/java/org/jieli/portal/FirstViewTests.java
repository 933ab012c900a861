package org.jieli.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jieli.JieliTest;
import org.jieli.identity.AccountFixture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a phone has to load before it shows the first page, as it goes over the line. */
@JieliTest
class FirstViewTests {

    private static final int MOST = 150_000;
    private static final Pattern LOADED = Pattern.compile("(?:href|src)=\"(/(?:assets|my/app|webjars)/[^\"]+)\"");

    @Autowired
    AccountFixture accounts;

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @Test
    void theFirstViewIsSmall() throws IOException, InterruptedException {
        Map<String, Integer> bytes = new TreeMap<>();
        String html = plain("/my/sign-in");
        Set<String> paths = new LinkedHashSet<>(Set.of("/my/sign-in", "/my/app/worker.js"));
        Matcher loaded = LOADED.matcher(html);
        while (loaded.find()) {
            paths.add(loaded.group(1));
        }
        assertThat(paths).contains("/assets/my.css", "/assets/my.js", "/my/app/manifest.webmanifest");
        for (String path : paths) {
            bytes.put(path, compressed(path));
        }
        int sum = bytes.values().stream().mapToInt(Integer::intValue).sum();
        System.out.println("First view, compressed: " + sum + " bytes " + bytes);
        assertThat(sum).as("%s", bytes).isLessThan(MOST);
    }

    private int compressed(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(
                request(path).header("Accept-Encoding", "gzip").build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body().length;
    }

    private String plain(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(accounts.address() + path));
    }
}
