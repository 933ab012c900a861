package org.jieli.medication.post;

import java.util.EnumSet;
import java.util.Set;
import org.jieli.shared.Access;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.Role;

/** Who may do what with drugs: doctors prescribe, pharmacists review; both of a village's jobs are its doctor's, save the review. */
public final class MedicationPosts {

    /** Who looks at prescriptions and stock. */
    public static final Set<Role> READERS = EnumSet.of(
            Role.VILLAGE_DOCTOR,
            Role.FAMILY_DOCTOR,
            Role.SPECIALIST,
            Role.PHARMACIST,
            Role.ALLIANCE_OFFICE,
            Role.HEALTH_COMMISSION);

    /** Who dispenses and keeps stock. */
    public static final Set<Role> DISPENSERS = EnumSet.of(Role.PHARMACIST, Role.VILLAGE_DOCTOR, Role.INTEGRATOR);

    private MedicationPosts() {}

    /** A doctor at his institution; {@link CommonFault#FORBIDDEN} otherwise. */
    public static Access prescriber() {
        return at(EnumSet.of(Role.VILLAGE_DOCTOR, Role.FAMILY_DOCTOR, Role.SPECIALIST));
    }

    public static Access pharmacist() {
        return at(EnumSet.of(Role.PHARMACIST));
    }

    public static Access dispenser() {
        return at(DISPENSERS);
    }

    /** Any of those who look. */
    public static Access reader() {
        Access access = CurrentAccess.require();
        if (!READERS.contains(access.role()) && access.role() != Role.INTEGRATOR) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
        return access;
    }

    private static Access at(Set<Role> roles) {
        Access access = CurrentAccess.requireRole(roles.toArray(Role[]::new));
        access.requireInstitution();
        return access;
    }
}
