package org.jieli.insurance.budget;

/** A budget is open, its months are pre-closed one after the other, until the year is closed. */
public enum BudgetState {
    OPEN_BUDGET,
    CLOSED_BUDGET
}
