package org.jieli.resident;

import java.util.UUID;
import org.jieli.shared.Access;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.Role;

/** Who may write into a resident's record: those who treat people, and the referral centre, each at an institution. */
final class Recorder {

    private Recorder() {}

    static boolean may(Role role) {
        return role.isClinician() || role == Role.REFERRAL_CENTRE;
    }

    /** The institution of the asker; {@link CommonFault#FORBIDDEN} when he may not write. Another system writes for its institution. */
    static UUID requireInstitution() {
        Access access = CurrentAccess.require();
        if (!may(access.role()) && access.role() != Role.INTEGRATOR) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
        return access.requireInstitution();
    }
}
