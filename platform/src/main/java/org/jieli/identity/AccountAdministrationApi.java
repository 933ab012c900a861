package org.jieli.identity;

import java.net.URI;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.web.Idempotency;
import org.jieli.web.KeysetPage;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Accounts of the administrator's area for other systems, e.g. a staff directory. */
@RestController
@RequestMapping("/api/v1/accounts")
class AccountAdministrationApi {

    private final AccountAdministration administration;
    private final AccountDirectory directory;
    private final Idempotency idempotency;

    AccountAdministrationApi(
            AccountAdministration administration, AccountDirectory directory, Idempotency idempotency) {
        this.administration = administration;
        this.directory = directory;
        this.idempotency = idempotency;
    }

    private record Made(UUID id) {}

    /** The first password is told in the first answer only, not in that of a replay. */
    record Opened(UUID id, @Nullable String firstPassword) {}

    record FirstPasswordAnswer(String firstPassword) {}

    @GetMapping
    KeysetPage<AccountSummary> list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "50") int limit) {
        return directory.list(Area.ofAsker(), q.strip(), after, KeysetPage.limit(limit));
    }

    @GetMapping("/{id}")
    AccountSummary read(@PathVariable UUID id) {
        return directory.find(Area.ofAsker(), id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    @PostMapping
    ResponseEntity<Opened> open(
            @RequestBody NewAccount account,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        AtomicReference<@Nullable String> password = new AtomicReference<>();
        Made made =
                idempotency.once(key, new Idempotency.Request("POST", "/api/v1/accounts", account), Made.class, () -> {
                    AccountAdministration.Opened opened = administration.open(account);
                    password.set(opened.firstPassword());
                    return new Made(opened.id());
                });
        return ResponseEntity.created(URI.create("/api/v1/accounts/" + made.id()))
                .body(new Opened(made.id(), password.get()));
    }

    @PostMapping("/{id}/posts")
    AccountSummary givePost(@PathVariable UUID id, @RequestBody NewPost post) {
        administration.givePost(id, post);
        return read(id);
    }

    @PostMapping("/{id}/posts/{post}/end")
    AccountSummary endPost(@PathVariable UUID id, @PathVariable UUID post) {
        administration.endPost(id, post);
        return read(id);
    }

    @PostMapping("/{id}/disable")
    AccountSummary disable(@PathVariable UUID id) {
        administration.disable(id, true);
        return read(id);
    }

    @PostMapping("/{id}/enable")
    AccountSummary enable(@PathVariable UUID id) {
        administration.disable(id, false);
        return read(id);
    }

    @PostMapping("/{id}/reset-password")
    FirstPasswordAnswer resetPassword(@PathVariable UUID id) {
        return new FirstPasswordAnswer(administration.resetPassword(id));
    }

    @PostMapping("/{id}/end-sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endSessions(@PathVariable UUID id) {
        administration.endSessions(id);
    }

    @PostMapping("/{id}/unlock")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unlock(@PathVariable UUID id) {
        administration.unlock(id);
    }
}
