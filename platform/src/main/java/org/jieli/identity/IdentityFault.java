package org.jieli.identity;

import org.jieli.shared.FaultCode;

/** Faults of accounts and sign-in. */
enum IdentityFault implements FaultCode {
    WEAK_PASSWORD("identity.weak-password", 422),
    USERNAME_TAKEN("identity.username-taken", 409),
    WRONG_PASSWORD("identity.wrong-password", 422),
    UNKNOWN_CLIENT("identity.unknown-client", 401),
    /** After failed attempts the name has to wait, whether it is a client's or not. */
    TOO_MANY_FAILURES("identity.too-many-failures", 429),
    /** Nothing but a change of the first password is allowed yet. */
    CHANGE_PASSWORD_FIRST("identity.change-password-first", 403),
    /** One's own account is left to another administrator. */
    OWN_ACCOUNT("identity.own-account", 409),
    /** The account has posts outside the administrator's area. */
    POSTS_ELSEWHERE("identity.posts-elsewhere", 403),
    POST_EXISTS("identity.post-exists", 409);

    private final String code;
    private final int status;

    IdentityFault(String code, int status) {
        this.code = code;
        this.status = status;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public int status() {
        return status;
    }
}
