package org.jieli.insurance;

import org.jieli.shared.AccessScope;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;

/** A bureau of a province or of the nation, which looks over the funds below it and works with none. */
public final class OverFunds {

    private OverFunds() {}

    public static boolean isAsking() {
        return CurrentAccess.scope().kind() == AccessScope.Kind.FUNDS;
    }

    /** {@link CommonFault#FORBIDDEN} for it: the work is that of a pooling region's own bureau. */
    public static void refuse() {
        if (isAsking()) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
    }
}
