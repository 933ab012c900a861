package org.jieli.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Checks username and password. An unknown username, a disabled account and one without a post take as long and answer the same as a
 * wrong password, and have to wait the same after failures.
 */
@Service
class SignIn {

    private final AccountRepository accounts;
    private final SignInFailures failures;
    private final SignInRecord record;
    private final AccessOfPost accessOfPost;
    private final PasswordEncoder encoder;
    private final Clock clock;
    private final String unknownAccountHash;

    SignIn(
            AccountRepository accounts,
            SignInFailures failures,
            SignInRecord record,
            AccessOfPost accessOfPost,
            PasswordEncoder encoder,
            Clock clock) {
        this.accounts = accounts;
        this.failures = failures;
        this.record = record;
        this.accessOfPost = accessOfPost;
        this.encoder = encoder;
        this.clock = clock;
        this.unknownAccountHash = encoder.encode("nobody has this password");
    }

    /**
     * Signs in with a username and a password.
     *
     * @param address where the attempt comes from; its failures count too, null when it is not known
     * @param how for the audit: {@code session} or {@code token}
     */
    @Transactional(noRollbackFor = AuthenticationException.class)
    SignedIn with(String username, String password, @Nullable String address, String how) {
        refuseWhileLocked(username);
        Optional<AccountRecord> found = accounts.findByUsername(username);
        boolean matches =
                encoder.matches(password, found.map(AccountRecord::passwordHash).orElse(unknownAccountHash));
        Optional<SignedIn> signedIn = found.filter(account -> matches && !account.disabled())
                .flatMap(account -> posts(account.id()).stream().findFirst().map(post -> signedIn(account, post)));
        if (signedIn.isEmpty()) {
            failures.count(username, address);
            found.ifPresent(account -> record.failed(account, accounts.posts(account.id(), LocalDate.now(clock)), how));
            refuseWhileLocked(username);
            throw new BadCredentialsException(username);
        }
        if (!failures.forgive(username)) {
            refuseWhileLocked(username);
        }
        record.succeeded(signedIn.get(), how);
        return signedIn.get();
    }

    @Transactional(readOnly = true)
    List<Post> posts(UUID accountId) {
        return accounts.posts(accountId, LocalDate.now(clock));
    }

    /** The same person in another of his posts; empty when the post is not his or the account has ended. */
    @Transactional(readOnly = true)
    Optional<SignedIn> in(UUID accountId, UUID postId) {
        return accounts.find(accountId)
                .filter(account -> !account.disabled())
                .flatMap(account -> accounts.posts(accountId, LocalDate.now(clock)).stream()
                        .filter(post -> post.id().equals(postId))
                        .findFirst()
                        .map(post -> signedIn(account, post)));
    }

    private void refuseWhileLocked(String username) {
        failures.lockedUntil(username).ifPresent(until -> {
            throw new TooManyFailures(username, until);
        });
    }

    private SignedIn signedIn(AccountRecord account, Post post) {
        return new SignedIn(
                account.id(),
                account.username(),
                account.sessionEpoch(),
                post.id(),
                account.mustChangePassword(),
                accessOfPost.of(account, post));
    }
}
