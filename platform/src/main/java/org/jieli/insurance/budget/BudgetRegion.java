package org.jieli.insurance.budget;

import java.util.Set;
import org.jieli.insurance.OverFunds;
import org.jieli.shared.Access;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Role;

/** Who works on budgets: the bureau of the fund; authorities and alliances' offices read. */
final class BudgetRegion {

    static final Set<Role> READERS = Set.of(Role.INSURANCE_BUREAU, Role.HEALTH_COMMISSION, Role.ALLIANCE_OFFICE);

    private BudgetRegion() {}

    static Access reader() {
        OverFunds.refuse();
        return CurrentAccess.requireRole(Role.INSURANCE_BUREAU, Role.HEALTH_COMMISSION, Role.ALLIANCE_OFFICE);
    }

    /** The code of the bureau's region. */
    static String writer() {
        OverFunds.refuse();
        return CurrentAccess.requireRole(Role.INSURANCE_BUREAU).division();
    }

    static boolean mayWrite() {
        return CurrentAccess.require().role() == Role.INSURANCE_BUREAU;
    }
}
