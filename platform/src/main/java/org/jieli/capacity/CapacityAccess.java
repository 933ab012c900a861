package org.jieli.capacity;

import java.util.Set;
import java.util.UUID;
import org.jieli.shared.Access;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.Role;
import org.jspecify.annotations.Nullable;

/** Who may see and who may change what an institution offers. */
final class CapacityAccess {

    static final Set<Role> READERS =
            Set.of(Role.REFERRAL_CENTRE, Role.SPECIALIST, Role.ALLIANCE_OFFICE, Role.ADMINISTRATOR, Role.INTEGRATOR);
    private static final Set<Role> WRITERS = Set.of(Role.REFERRAL_CENTRE, Role.ADMINISTRATOR, Role.INTEGRATOR);

    private CapacityAccess() {}

    /** The institution to look at: one's own, or for an alliance office a member's; another one does not exist. */
    static UUID readable(@Nullable UUID asked) {
        Access access = CurrentAccess.requireRole(READERS.toArray(Role[]::new));
        UUID own = access.requireInstitution();
        if (asked == null || asked.equals(own)) {
            return own;
        }
        if (access.role() != Role.ALLIANCE_OFFICE || !access.scope().coversInstitution(asked)) {
            throw new Fault(CommonFault.NOT_FOUND);
        }
        return asked;
    }

    /** One's own institution, when one may change what it offers. */
    static UUID writable() {
        return CurrentAccess.requireRole(WRITERS.toArray(Role[]::new)).requireInstitution();
    }

    static boolean mayWrite(UUID institutionId) {
        Access access = CurrentAccess.require();
        return WRITERS.contains(access.role()) && institutionId.equals(access.institutionId());
    }
}
