package org.jieli.insurance;

import org.jieli.shared.FaultCode;

/** What may be wrong with rules, bills, payments and budgets as a whole. */
public enum InsuranceFault implements FaultCode {
    /** The rules know no such level; argument: its code. */
    UNKNOWN_LEVEL("insurance.unknown-level", 422),
    /** The rules know no such item class; argument: its code. */
    UNKNOWN_ITEM("insurance.unknown-item", 422),
    /** No rules hold for the scheme on the day; arguments: scheme, day. */
    NO_RULES("insurance.no-rules", 422),
    /** The person is not insured on the day; argument: the day. */
    NOT_INSURED("insurance.not-insured", 422),
    /** Somebody else changed it meanwhile, or it is issued or closed already. */
    STATE("insurance.state", 409);

    private final String code;
    private final int status;

    InsuranceFault(String code, int status) {
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
