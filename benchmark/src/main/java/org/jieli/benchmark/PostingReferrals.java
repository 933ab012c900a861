package org.jieli.benchmark;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

/** A client of the full path: JSON, token, scope, rules, referral with event, publication, audit and held place, durable. */
final class PostingReferrals implements Load.Client {

    private static final int CREATED = 201;
    private static final AtomicBoolean FAILED = new AtomicBoolean();

    private final Scene scene;
    private final HttpConnection connection;
    private final String headers;

    PostingReferrals(Scene scene, String token) throws IOException {
        this.scene = scene;
        this.connection = new HttpConnection(scene.application().port());
        this.headers =
                token + "Content-Type: application/json\r\nAccept: application/json\r\nIdempotency-Key: benchmark-";
    }

    @Override
    public boolean once() throws IOException {
        Scene.Subject subject = scene.next();
        HttpConnection.Answer answer = connection.post(
                "/api/v1/referrals", headers + subject.number() + "\r\n", scene.body(subject, subject.slot()));
        if (answer.status() != CREATED && FAILED.compareAndSet(false, true)) {
            System.err.println("POST was answered " + answer.status() + " " + answer.body());
        }
        return answer.status() == CREATED;
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
