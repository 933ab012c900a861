package org.jieli.enrolment.team;

import java.util.List;
import java.util.UUID;
import org.jieli.enrolment.CareTeam;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Family-doctor teams for other systems. */
@RestController
@RequestMapping("/api/v1/care-teams")
class CareTeamApi {

    private final WorkingTeams working;
    private final TeamRepository teams;

    CareTeamApi(WorkingTeams working, TeamRepository teams) {
        this.working = working;
        this.teams = teams;
    }

    /** The teams of the caller's institutions, and those in which their people are members. */
    @GetMapping
    List<CareTeam> mine() {
        TeamAccess.requireReader();
        return working.mine();
    }

    @GetMapping("/{id}")
    CareTeam read(@PathVariable UUID id) {
        TeamAccess.requireReader();
        return teams.find(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }
}
