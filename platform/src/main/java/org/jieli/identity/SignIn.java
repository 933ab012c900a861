package org.jieli.identity;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Checks username and password. After five failures the account waits a minute, and twice as long after each further one, an
 * hour at most. An unknown username takes as long and answers the same as a wrong password.
 */
@Service
class SignIn {

    private static final int FREE_ATTEMPTS = 5;
    private static final long FIRST_LOCK_SECONDS = 60;
    private static final long LONGEST_LOCK_SECONDS = 3600;

    private final AccountRepository accounts;
    private final AccessOfPost accessOfPost;
    private final PasswordEncoder encoder;
    private final Clock clock;
    private final String unknownAccountHash;

    SignIn(AccountRepository accounts, AccessOfPost accessOfPost, PasswordEncoder encoder, Clock clock) {
        this.accounts = accounts;
        this.accessOfPost = accessOfPost;
        this.encoder = encoder;
        this.clock = clock;
        this.unknownAccountHash = encoder.encode("nobody has this password");
    }

    @Transactional(noRollbackFor = {BadCredentialsException.class, DisabledException.class})
    SignedIn with(String username, String password) {
        Optional<AccountRecord> found = accounts.findByUsername(username);
        boolean matches =
                encoder.matches(password, found.map(AccountRecord::passwordHash).orElse(unknownAccountHash));
        if (found.isEmpty()) {
            throw new BadCredentialsException(username);
        }
        AccountRecord account = found.get();
        Instant now = Instant.now(clock);
        if (account.lockedUntil() != null && account.lockedUntil().isAfter(now)) {
            throw new BadCredentialsException(username);
        }
        if (!matches) {
            accounts.countFailure(account.id(), now, FREE_ATTEMPTS, FIRST_LOCK_SECONDS, LONGEST_LOCK_SECONDS);
            throw new BadCredentialsException(username);
        }
        List<Post> posts = accounts.posts(account.id(), LocalDate.now(clock));
        if (account.disabled() || posts.isEmpty()) {
            throw new DisabledException(username);
        }
        accounts.clearFailures(account.id());
        return signedIn(account, posts.getFirst());
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
