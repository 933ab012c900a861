package org.jieli.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jieli.shared.Access;
import org.jieli.shared.AccessScope;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.PersonalDataSeal;
import org.jieli.shared.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * An installation without any account waits for its first administrator. He proves with the set-up code, which stands in the log of the
 * start, that the machine is his; so nobody else on the network can come first.
 */
@Component
class FirstAdministrator {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);
    // Without letters and digits that look alike.
    private static final String ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
    private static final int GROUP = 4;
    private static final int CODE_LENGTH = 12;

    private final Accounts accounts;
    private final SignInRecord record;
    private final PersonalDataSeal seal;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Environment environment;
    private volatile boolean awaited;

    FirstAdministrator(
            Accounts accounts,
            SignInRecord record,
            PersonalDataSeal seal,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            Environment environment) {
        this.accounts = accounts;
        this.record = record;
        this.seal = seal;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.environment = environment;
    }

    /** What is asked for; an empty division is the whole country. */
    record Wanted(String username, String password, String personName, String placeName, String division) {}

    @EventListener
    void on(ApplicationReadyEvent event) {
        awaited = accounts.isEmpty();
        if (awaited) {
            LOG.info(
                    "\n\nNobody can sign in yet. Open http://localhost:{}/set-up and make the first administrator; the set-up code is {}\n",
                    environment.getProperty("local.server.port", "8080"),
                    code());
        }
    }

    /** Whether the application is up and still has no account. */
    boolean isAwaited() {
        if (awaited && !accounts.isEmpty()) {
            awaited = false;
        }
        return awaited;
    }

    /** The code of this installation: derived from its secret, so that all its nodes print the same. */
    String code() {
        byte[] hash = seal.hash("set-up code of the first administrator");
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < CODE_LENGTH; i++) {
            code.append(i > 0 && i % GROUP == 0 ? "-" : "")
                    .append(ALPHABET.charAt(Byte.toUnsignedInt(hash[i]) % ALPHABET.length()));
        }
        return code.toString();
    }

    /** Opens the account; {@link CommonFault#NOT_FOUND} once there is any account, also when two try at once. */
    void open(String givenCode, Wanted wanted) {
        CurrentAccess.runAsSystem(
                "set-up",
                () -> transactions.executeWithoutResult(status -> {
                    List<FieldFault> faults =
                            new ArrayList<>(AccountRules.faults(wanted.username(), wanted.personName()));
                    if (!isRight(givenCode)) {
                        faults.add(FieldFault.of("code", "identity.set-up-code-wrong"));
                    }
                    if (!wanted.division().matches("(\\d{2}){0,3}")) {
                        faults.add(FieldFault.of("division", "identity.division-shape"));
                    }
                    if (wanted.placeName().isBlank()) {
                        faults.add(FieldFault.of("placeName", "common.required"));
                    }
                    faults.addAll(PasswordRules.faults(wanted.username(), wanted.password()));
                    Fault.throwIfAny(faults);
                    UUID account = accounts.open(
                            wanted.username(),
                            wanted.password(),
                            wanted.personName().strip(),
                            null,
                            false);
                    takeOnlyPlace(account);
                    accounts.givePost(
                            account,
                            Role.ADMINISTRATOR,
                            null,
                            wanted.division(),
                            wanted.placeName().strip());
                    takeDown(account, wanted);
                }));
    }

    /** In his own name and area, so that he and those above him find it. */
    private void takeDown(UUID account, Wanted wanted) {
        Access himself = new Access(
                account,
                null,
                wanted.personName().strip(),
                null,
                wanted.placeName().strip(),
                Role.ADMINISTRATOR,
                wanted.division(),
                AccessScope.none());
        CurrentAccess.runAs(
                himself,
                () -> record.record("account.first-administrator", account, Map.of("username", wanted.username())));
    }

    private void takeOnlyPlace(UUID account) {
        int taken = jdbc.sql("""
                        insert into identity.first_administrator (account_id)
                        select :account where not exists (select from identity.account where id <> :account)
                        on conflict do nothing
                        """).param("account", account).update();
        if (taken == 0) {
            throw new Fault(CommonFault.NOT_FOUND);
        }
    }

    private boolean isRight(String given) {
        return MessageDigest.isEqual(plain(given), plain(code()));
    }

    private static byte[] plain(String code) {
        return code.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "").getBytes(StandardCharsets.UTF_8);
    }
}
