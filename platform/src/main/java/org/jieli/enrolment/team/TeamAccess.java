package org.jieli.enrolment.team;

import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jieli.enrolment.CareTeam;
import org.jieli.shared.Access;
import org.jieli.shared.AccessScope;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.Role;

/** Who may see, form and work in teams. */
public final class TeamAccess {

    public static final Set<Role> READERS = EnumSet.of(
            Role.VILLAGE_DOCTOR,
            Role.FAMILY_DOCTOR,
            Role.SPECIALIST,
            Role.REFERRAL_CENTRE,
            Role.ALLIANCE_OFFICE,
            Role.HEALTH_COMMISSION);
    /** Those who work with a team's people. */
    public static final Set<Role> WORKERS =
            EnumSet.of(Role.VILLAGE_DOCTOR, Role.FAMILY_DOCTOR, Role.SPECIALIST, Role.INTEGRATOR);

    private static final Set<Role> FORMERS = EnumSet.of(Role.FAMILY_DOCTOR, Role.ALLIANCE_OFFICE);

    private TeamAccess() {}

    public static Access requireReader() {
        Access access = CurrentAccess.require();
        if (!READERS.contains(access.role()) && access.role() != Role.INTEGRATOR) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
        return access;
    }

    public static boolean mayForm() {
        return CurrentAccess.find()
                .map(access -> FORMERS.contains(access.role()))
                .orElse(false);
    }

    public static boolean mayForm(UUID institution) {
        return mayForm() && CurrentAccess.scope().coversInstitution(institution);
    }

    /** {@link CommonFault#FORBIDDEN} when the asker may not change teams of the institution. */
    static void requireFormer(UUID institution) {
        if (CurrentAccess.scope().kind() != AccessScope.Kind.SYSTEM && !mayForm(institution)) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
    }

    /** Whether the asker works in the team: at its institution, or at a member's. */
    public static boolean worksIn(CareTeam team) {
        AccessScope scope = CurrentAccess.scope();
        if (scope.kind() == AccessScope.Kind.SYSTEM) {
            return true;
        }
        return CurrentAccess.find().map(Access::role).filter(WORKERS::contains).isPresent()
                && (scope.coversInstitution(team.institutionId())
                        || team.members().stream().anyMatch(member -> scope.coversInstitution(member.institutionId())));
    }

    public static void requireWorker(CareTeam team) {
        if (!worksIn(team)) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
    }
}
