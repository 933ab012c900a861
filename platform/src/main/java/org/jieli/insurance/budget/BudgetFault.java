package org.jieli.insurance.budget;

import org.jieli.shared.FaultCode;

/** What may be wrong with a budget as a whole. */
enum BudgetFault implements FaultCode {
    /** Another budget of the year has people of this one; arguments: how many, its alliance, the year. */
    PEOPLE_TAKEN("insurance.budget.people-taken", 409);

    private final String code;
    private final int status;

    BudgetFault(String code, int status) {
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
