package org.jieli.enrolment.team;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.enrolment.CareTeam;
import org.jieli.enrolment.TeamFunction;
import org.jieli.enrolment.policy.Composition;
import org.jieli.enrolment.policy.EnrolmentPolicies.PolicyNumber;
import org.jieli.institution.InstitutionSummary;
import org.jieli.web.FormFault;
import org.jspecify.annotations.Nullable;

/**
 * What the record of a team shows.
 *
 * @param missing whom the rules ask for and the team does not have
 * @param people how many have an agreement with it today
 * @param limit how many a family doctor should have at most
 * @param grid names by division code
 */
record TeamPage(
        CareTeam team,
        Map<UUID, InstitutionSummary> places,
        Map<String, String> grid,
        List<Composition> missing,
        long people,
        PolicyNumber limit,
        boolean mayForm,
        TeamForm typed,
        FormFault fault,
        Map<String, String> joining) {

    String place(@Nullable UUID id) {
        InstitutionSummary place = id == null ? null : places.get(id);
        return place == null ? "–" : place.name();
    }

    long most() {
        return team.members().stream()
                        .filter(member ->
                                TeamBook.mayLead(member.function()) && member.function() != TeamFunction.VILLAGE_DOCTOR)
                        .count()
                * limit.value().longValueExact();
    }

    boolean isTooLong() {
        return people > most();
    }

    String path() {
        return "/care-teams/" + team.id();
    }
}
