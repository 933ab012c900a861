package org.jieli.portal.signin;

import org.jieli.shared.FaultCode;

/** Why somebody does not come in. */
enum SignInFault implements FaultCode {
    /** It is no identity number and no phone. */
    NUMBER_SHAPE("portal.number-shape", 422),
    NAME_MISSING("portal.name-missing", 422),
    TOO_MANY_CODES("portal.too-many-codes", 429),
    CODE_WRONG("portal.code-wrong", 422),
    /** Too old, used, or tried too often. */
    CODE_OVER("portal.code-over", 422),
    PHONE_SHARED("portal.phone-shared", 422);

    private final String code;
    private final int status;

    SignInFault(String code, int status) {
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
