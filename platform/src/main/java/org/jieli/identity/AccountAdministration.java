package org.jieli.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an administrator does with the accounts of his area. He does not touch his own account, nor one that also holds a post outside
 * his area: else a county's administrator could take the province's.
 */
@Service
@Transactional
class AccountAdministration {

    private final AccountDirectory directory;
    private final AccountRepository accounts;
    private final Accounts opening;
    private final PostRules rules;
    private final SignInFailures failures;
    private final CurrentAccounts current;
    private final SignInRecord record;
    private final PasswordEncoder encoder;
    private final Clock clock;

    AccountAdministration(
            AccountDirectory directory,
            AccountRepository accounts,
            Accounts opening,
            PostRules rules,
            SignInFailures failures,
            CurrentAccounts current,
            SignInRecord record,
            PasswordEncoder encoder,
            Clock clock) {
        this.directory = directory;
        this.accounts = accounts;
        this.opening = opening;
        this.rules = rules;
        this.failures = failures;
        this.current = current;
        this.record = record;
        this.encoder = encoder;
        this.clock = clock;
    }

    /** An opened account and its first password, which is told this once. */
    record Opened(UUID id, String firstPassword) {}

    Opened open(NewAccount wanted) {
        Area area = Area.ofAsker();
        String username = wanted.username() == null ? "" : wanted.username().strip();
        String personName =
                wanted.personName() == null ? "" : wanted.personName().strip();
        List<FieldFault> faults = new ArrayList<>(AccountRules.faults(username, personName));
        NewPost wantedPost = wanted.post() == null ? new NewPost(null, null, null, null, null, null) : wanted.post();
        Post post = null;
        try {
            post = rules.checked(wantedPost, area, today());
        } catch (Fault fault) {
            faults.addAll(fault.fields());
        }
        Fault.throwIfAny(faults);
        String password = FirstPassword.generate();
        UUID id = opening.open(username, password, personName, null, true);
        record.record("account.open", id, Map.of("username", username));
        give(id, java.util.Objects.requireNonNull(post), wantedPost);
        return new Opened(id, password);
    }

    void givePost(UUID accountId, NewPost wanted) {
        AccountSummary account = inArea(accountId);
        give(account.id(), rules.checked(wanted, Area.ofAsker(), today()), wanted);
        current.forget(accountId);
    }

    /** Ends a post of the area today; its sessions and tokens end with it. */
    void endPost(UUID accountId, UUID postId) {
        AccountSummary account = notOwn(inArea(accountId));
        HeldPost post = account.posts().stream()
                .filter(held -> held.id().equals(postId) && Area.ofAsker().covers(held))
                .findFirst()
                .orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        if (!accounts.endPost(post.id(), today())) {
            throw new Fault(CommonFault.STALE);
        }
        record.record("account.end-post", accountId, Map.of("role", post.role().name(), "place", post.placeName()));
        current.forget(accountId);
    }

    /** Nobody signs in with a disabled account, and what was signed in ends. */
    void disable(UUID accountId, boolean disabled) {
        AccountSummary account = mine(accountId);
        if (!accounts.setDisabled(account.id(), disabled)) {
            throw new Fault(CommonFault.STALE);
        }
        done(disabled ? "account.disable" : "account.enable", account);
    }

    /** A new first password, told this once; all sessions end. */
    String resetPassword(UUID accountId) {
        AccountSummary account = mine(accountId);
        String password = FirstPassword.generate();
        accounts.setPassword(account.id(), encoder.encode(password), true);
        failures.unlock(account.username());
        done("account.reset-password", account);
        return password;
    }

    void endSessions(UUID accountId) {
        AccountSummary account = mine(accountId);
        accounts.raiseEpoch(account.id());
        done("account.end-sessions", account);
    }

    void unlock(UUID accountId) {
        AccountSummary account = inArea(accountId);
        failures.unlock(account.username());
        done("account.unlock", account);
    }

    private void give(UUID accountId, Post post, NewPost wanted) {
        try {
            accounts.insertPost(accountId, post, wanted.from() == null ? today() : wanted.from(), wanted.to());
        } catch (DuplicateKeyException e) {
            throw new Fault(
                    IdentityFault.POST_EXISTS, List.of(FieldFault.of("post.role", IdentityFault.POST_EXISTS.code())));
        }
        record.record("account.give-post", accountId, Map.of("role", post.role().name(), "place", post.placeName()));
    }

    private void done(String action, AccountSummary account) {
        record.record(action, account.id(), Map.of("username", account.username()));
        current.forget(account.id());
    }

    private AccountSummary inArea(UUID accountId) {
        return directory.find(Area.ofAsker(), accountId).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    private AccountSummary mine(UUID accountId) {
        AccountSummary account = notOwn(inArea(accountId));
        Area area = Area.ofAsker();
        if (account.posts().stream().anyMatch(post -> !post.hasEndedOn(today()) && !area.covers(post))) {
            throw new Fault(IdentityFault.POSTS_ELSEWHERE);
        }
        return account;
    }

    private static AccountSummary notOwn(AccountSummary account) {
        if (account.id().equals(CurrentAccess.require().accountId())) {
            throw new Fault(IdentityFault.OWN_ACCOUNT);
        }
        return account;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
