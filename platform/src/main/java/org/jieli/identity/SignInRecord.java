package org.jieli.identity;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.shared.Access;
import org.jieli.shared.AccessScope;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Role;
import org.springframework.stereotype.Component;

/** Takes down what happens to accounts. */
@Component
class SignInRecord {

    private static final String SUBJECT = "account";

    private final AuditLog audit;

    SignInRecord(AuditLog audit) {
        this.audit = audit;
    }

    void succeeded(SignedIn signedIn, String how) {
        CurrentAccess.runAs(
                signedIn.access(),
                () -> audit.record("account.sign-in", null, SUBJECT, signedIn.accountId(), Map.of("how", how)));
    }

    /** A failure is nobody's act; it stands where the account's first post does, so that its administrator sees it. */
    void failed(AccountRecord account, List<Post> posts, String how) {
        Access nobody = new Access(
                null,
                null,
                "sign-in",
                posts.isEmpty() ? null : posts.getFirst().institutionId(),
                "",
                posts.isEmpty() ? Role.ADMINISTRATOR : posts.getFirst().role(),
                posts.isEmpty() ? "" : posts.getFirst().division(),
                AccessScope.none());
        CurrentAccess.runAs(
                nobody, () -> audit.record("account.sign-in-failed", null, SUBJECT, account.id(), Map.of("how", how)));
    }

    void record(String action, UUID accountId, Map<String, String> details) {
        audit.record(action, null, SUBJECT, accountId, details);
    }
}
