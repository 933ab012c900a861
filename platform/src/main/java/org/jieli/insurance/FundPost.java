package org.jieli.insurance;

import org.jieli.shared.Access;
import org.jieli.shared.AccessScope;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.Role;

/** The pooling region whose bureau asks; nobody else has to do with its insured people. */
public final class FundPost {

    private FundPost() {}

    /** Its code; {@link CommonFault#FORBIDDEN} for everybody else. */
    public static String region() {
        Access access = CurrentAccess.requireRole(Role.INSURANCE_BUREAU);
        String region =
                access.scope().kind() == AccessScope.Kind.FUND ? access.scope().division() : null;
        if (region == null) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
        return region;
    }
}
