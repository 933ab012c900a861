package org.jieli.assessment.accounts;

import java.util.UUID;
import org.jieli.shared.Role;
import org.jspecify.annotations.Nullable;

/**
 * A unit that needs an account of its own: an authority, or a lead hospital that fills in its members' forms too.
 *
 * @param number place among the units that the national rule would call the same, from 1
 * @param username its account, where one was opened
 */
record ReportingUnit(
        UUID id,
        String form,
        String name,
        String division,
        @Nullable UUID institutionId,
        int number,
        @Nullable String username) {

    Role role() {
        return institutionId == null ? Role.HEALTH_COMMISSION : Role.ALLIANCE_OFFICE;
    }

    String ruleName() {
        return UserNameRule.of(form, division, number);
    }
}
