package org.jieli.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Supplier;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Does a command once for each key: key and answer are written in the transaction of the command itself, so that a replay, or the
 * same request at the same moment, waits for the first and hears its answer. A command that fails leaves no key behind.
 */
@Component
public class Idempotency {

    private static final UUID NOBODY = new UUID(0, 0);
    private static final int LONGEST_KEY = 200;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Idempotency(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    private record Known(byte[] fingerprint, @Nullable String answer) {}

    /**
     * Does the work, or answers what it answered before.
     *
     * @param key the header {@code Idempotency-Key} or the form's hidden field, 1 to 200 characters; null does the work each time
     * @param request what was asked (method, path, body): another one under the same key is {@link CommonFault#KEY_REUSED}
     * @param type of the answer, a record that JSON can carry; keep people's data out of it
     */
    @Transactional
    public <T> T once(@Nullable String key, Request request, Class<T> type, Supplier<T> work) {
        if (key == null || key.isBlank()) {
            return work.get();
        }
        if (key.length() > LONGEST_KEY) {
            throw new Fault(CommonFault.UNREADABLE);
        }
        UUID account = CurrentAccess.require().accountId() instanceof UUID id ? id : NOBODY;
        byte[] fingerprint = fingerprint(request);
        if (take(account, key, fingerprint)) {
            T answer = work.get();
            keep(account, key, json.writeValueAsString(answer));
            return answer;
        }
        Known known = known(account, key);
        if (!Arrays.equals(known.fingerprint(), fingerprint)) {
            throw new Fault(CommonFault.KEY_REUSED);
        }
        return json.readValue(known.answer(), type);
    }

    /** What makes two requests the same; {@code body} is compared as JSON. */
    public record Request(
            String method, String path, @Nullable Object body) {}

    private boolean take(UUID account, String key, byte[] fingerprint) {
        return jdbc.sql("""
                        insert into web.idempotency (account_id, key, fingerprint) values (:account, :key, :fingerprint)
                        on conflict do nothing
                        """)
                        .param("account", account)
                        .param("key", key)
                        .param("fingerprint", fingerprint)
                        .update()
                == 1;
    }

    private void keep(UUID account, String key, String answer) {
        jdbc.sql("update web.idempotency set answer = :answer::jsonb where account_id = :account and key = :key")
                .param("answer", answer)
                .param("account", account)
                .param("key", key)
                .update();
    }

    private Known known(UUID account, String key) {
        return jdbc.sql(
                        "select fingerprint, answer::text from web.idempotency where account_id = :account and key = :key")
                .param("account", account)
                .param("key", key)
                .query((row, number) -> new Known(row.getBytes(1), row.getString(2)))
                .single();
    }

    private byte[] fingerprint(Request request) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((request.method() + "\n" + request.path() + "\n").getBytes(StandardCharsets.UTF_8));
            return digest.digest(json.writeValueAsBytes(request.body()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
