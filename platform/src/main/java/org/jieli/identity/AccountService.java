package org.jieli.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens accounts, gives posts, changes passwords. */
@Service
@Transactional
class AccountService implements Accounts {

    private final AccountRepository accounts;
    private final CurrentAccounts current;
    private final SignInRecord record;
    private final PasswordEncoder encoder;
    private final Clock clock;

    AccountService(
            AccountRepository accounts,
            CurrentAccounts current,
            SignInRecord record,
            PasswordEncoder encoder,
            Clock clock) {
        this.accounts = accounts;
        this.current = current;
        this.record = record;
        this.encoder = encoder;
        this.clock = clock;
    }

    @Override
    public UUID open(
            String username, String password, String personName, @Nullable UUID practitionerId, boolean mustChange) {
        if (mustChange) {
            PasswordRules.check(username, password);
        }
        AccountRecord account = new AccountRecord(
                Identifiers.next(),
                username,
                encoder.encode(password),
                personName,
                practitionerId,
                mustChange,
                false,
                0);
        try {
            accounts.insert(account);
        } catch (DuplicateKeyException e) {
            throw new Fault(
                    IdentityFault.USERNAME_TAKEN,
                    List.of(FieldFault.of("username", IdentityFault.USERNAME_TAKEN.code(), username)));
        }
        return account.id();
    }

    @Override
    public UUID givePost(UUID accountId, Role role, @Nullable UUID institutionId, String division, String placeName) {
        Post post = new Post(Identifiers.next(), role, institutionId, division, placeName);
        accounts.insertPost(accountId, post, LocalDate.now(clock), null);
        return post.id();
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isTaken(String username) {
        return accounts.findByUsername(username).isPresent();
    }

    @Override
    public boolean isGoodPassword(String username, String password) {
        return PasswordRules.faults(username, password).isEmpty();
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isEmpty() {
        return accounts.isEmpty();
    }

    /** Changes the password and ends every other session; {@link IdentityFault#WRONG_PASSWORD} when the old one is not right. */
    void changePassword(UUID accountId, String oldPassword, String newPassword) {
        AccountRecord account = accounts.find(accountId).orElseThrow();
        if (!encoder.matches(oldPassword, account.passwordHash())) {
            throw new Fault(
                    IdentityFault.WRONG_PASSWORD,
                    List.of(FieldFault.of("oldPassword", IdentityFault.WRONG_PASSWORD.code())));
        }
        if (encoder.matches(newPassword, account.passwordHash())) {
            throw new Fault(IdentityFault.WEAK_PASSWORD, List.of(FieldFault.of("password", "identity.password-same")));
        }
        PasswordRules.check(account.username(), newPassword);
        accounts.setPassword(accountId, encoder.encode(newPassword), false);
        record.record("account.change-password", accountId, Map.of());
        current.forget(accountId);
    }

    void signOutEverywhere(UUID accountId) {
        accounts.raiseEpoch(accountId);
        record.record("account.sign-out-everywhere", accountId, Map.of());
        current.forget(accountId);
    }
}
