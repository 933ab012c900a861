package org.jieli.insurance.registration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Posts messages to the insurance's front machine: {@code infcode} 0 is success with {@code output.result.trt_dcla_detl_sn}, any other a
 * refusal with {@code err_msg}. An HTTP status other than 200 means that it was not taken.
 */
final class HttpRegistrationGateway implements RegistrationGateway {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int OK = 200;

    private final URI address;
    private final JsonMapper json;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    HttpRegistrationGateway(URI address, JsonMapper json) {
        this.address = address;
        this.json = json;
    }

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public String where() {
        return String.valueOf(address.getHost());
    }

    @Override
    public Answer send(TransferMessage message) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json.writeValueAsString(message)))
                .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (response.statusCode() != OK) {
                throw new IOException("HTTP " + response.statusCode());
            }
            return answer(json.readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while sending", e);
        }
    }

    private static Answer answer(JsonNode body) {
        if (body.path("infcode").asInt(-1) != 0) {
            return new Answer(null, body.path("err_msg").asString("–"));
        }
        JsonNode serial = body.path("output").path("result").path("trt_dcla_detl_sn");
        return serial.isMissingNode() ? Answer.TAKEN : new Answer(serial.asString(), null);
    }
}
