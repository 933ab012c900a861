package org.jieli.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What sessions and tokens may do right now. Looked up again every few seconds, so that an ended post, a disabled account or "sign out
 * everywhere" takes effect soon without a query on each request.
 */
@Component
class CurrentAccounts {

    private static final Duration FRESH = Duration.ofSeconds(3);
    private static final int MANY = 10_000;

    private final SignIn signIn;
    private final Clock clock;
    private final Map<UUID, Known> known = new ConcurrentHashMap<>();

    CurrentAccounts(SignIn signIn, Clock clock) {
        this.signIn = signIn;
        this.clock = clock;
    }

    private record Known(Optional<SignedIn> signedIn, Instant at) {}

    /** The session's principal as it holds now; empty when it was ended. */
    Optional<SignedIn> current(UUID accountId, UUID postId, int epoch) {
        Instant now = Instant.now(clock);
        Known entry = known.get(postId);
        if (entry == null || entry.at().plus(FRESH).isBefore(now)) {
            if (known.size() > MANY) {
                known.clear();
            }
            entry = new Known(signIn.in(accountId, postId), now);
            known.put(postId, entry);
        }
        return entry.signedIn().filter(signedIn -> signedIn.accountId().equals(accountId) && signedIn.epoch() == epoch);
    }

    /** Forgets what was known of an account, because it changed; inside a transaction only once that is committed. */
    void forget(UUID accountId) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            drop(accountId);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                drop(accountId);
            }
        });
    }

    private void drop(UUID accountId) {
        known.values().removeIf(entry -> entry.signedIn()
                .map(signedIn -> signedIn.accountId().equals(accountId))
                .orElse(true));
    }
}
