package org.jieli.insurance.claim;

import java.util.EnumSet;
import java.util.Set;
import org.jieli.shared.Access;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.Role;

/** Who may do what with bills. */
final class ClaimPosts {

    /** Who sends and corrects the bills of his institution. */
    static final Set<Role> SENDERS =
            EnumSet.of(Role.INTEGRATOR, Role.REFERRAL_CENTRE, Role.SPECIALIST, Role.FAMILY_DOCTOR);

    /** Who reads them: the fund its region's, an institution its own. */
    static final Set<Role> READERS = EnumSet.of(
            Role.INSURANCE_BUREAU,
            Role.REFERRAL_CENTRE,
            Role.ALLIANCE_OFFICE,
            Role.SPECIALIST,
            Role.FAMILY_DOCTOR,
            Role.INTEGRATOR);

    /** Who works with people and bills, and may try a calculation. */
    static final Set<Role> CALCULATORS = READERS;

    private ClaimPosts() {}

    static Access sender() {
        return CurrentAccess.requireRole(SENDERS.toArray(Role[]::new));
    }

    static Access reader() {
        return CurrentAccess.requireRole(READERS.toArray(Role[]::new));
    }

    /** {@link CommonFault#NOT_FOUND} for whoever reads no bills, even where he has the identifier of one. */
    static void readerOfOne() {
        if (!READERS.contains(CurrentAccess.require().role())) {
            throw new Fault(CommonFault.NOT_FOUND);
        }
    }

    static Access calculator() {
        return CurrentAccess.requireRole(CALCULATORS.toArray(Role[]::new));
    }

    /** Corrections are made by the institution that billed and by the fund that pays. */
    static Access corrector() {
        Set<Role> roles = EnumSet.copyOf(SENDERS);
        roles.add(Role.INSURANCE_BUREAU);
        return CurrentAccess.requireRole(roles.toArray(Role[]::new));
    }
}
