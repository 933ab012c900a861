package org.jieli.identity;

import org.jieli.shared.FaultCode;

/** Faults of accounts and sign-in. */
enum IdentityFault implements FaultCode {
    WEAK_PASSWORD("identity.weak-password", 422),
    USERNAME_TAKEN("identity.username-taken", 409),
    WRONG_PASSWORD("identity.wrong-password", 422),
    UNKNOWN_CLIENT("identity.unknown-client", 401),
    NO_SUCH_POST("identity.no-such-post", 404);

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
