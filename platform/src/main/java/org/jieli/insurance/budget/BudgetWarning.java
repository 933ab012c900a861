package org.jieli.insurance.budget;

/** How the forecast of a year stands to its budget. */
public enum BudgetWarning {
    WITHIN_BUDGET,
    NEAR_BUDGET,
    OVER_BUDGET
}
