package org.jieli.assessment.accounts;

import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.UUID;
import org.jieli.shared.Access;
import org.jspecify.annotations.Nullable;

/**
 * Who works with an account in this session.
 *
 * @param shared whether several people use the account
 * @param name who said that he does; null while nobody has
 */
record SessionOperator(
        UUID accountId, boolean shared, @Nullable String name) implements Serializable {

    private static final String ATTRIBUTE = "assessment.operator";

    static @Nullable SessionOperator of(HttpSession session, UUID account) {
        return session.getAttribute(ATTRIBUTE) instanceof SessionOperator known
                        && known.accountId().equals(account)
                ? known
                : null;
    }

    void keep(HttpSession session) {
        session.setAttribute(ATTRIBUTE, this);
    }

    /** The access under the institution's and the person's name, e.g. 示范市中心医院（张三）. */
    Access named(Access access) {
        return new Access(
                access.accountId(),
                access.practitionerId(),
                access.personName() + "（" + name + "）",
                access.institutionId(),
                access.institutionName(),
                access.role(),
                access.division(),
                access.scope());
    }
}
