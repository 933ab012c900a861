package org.jieli.insurance.budget;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * A month as it was pre-closed, or the year as it was closed.
 *
 * @param month 1 to 12; 0 for the year
 * @param number counts the closings of the same month; the last one counts
 * @param prepaid the month's part of the budget, yuan
 * @param inside paid for care at members, yuan
 * @param outside paid for care elsewhere and charged to the budget, yuan
 * @param spent of the year up to this month, yuan
 * @param forecast of the year, yuan
 * @param byLastYear whether last year's course told the forecast
 */
record BudgetClosing(
        UUID id,
        UUID budgetId,
        int month,
        int number,
        BigDecimal prepaid,
        BigDecimal inside,
        BigDecimal outside,
        int insideCases,
        int outsideCases,
        BigDecimal spent,
        BigDecimal forecast,
        boolean byLastYear,
        BudgetWarning warning,
        Instant closedAt,
        String closedBy) {}
