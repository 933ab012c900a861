package org.jieli.enrolment.team;

import java.util.List;
import org.jieli.enrolment.CareTeam;
import org.jieli.shared.AccessScope;
import org.jieli.shared.CurrentAccess;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The teams that the asker works in or looks after: those of his institutions, or in which their people are members. */
@Service
@Transactional(readOnly = true)
public class WorkingTeams {

    private final TeamRepository teams;

    WorkingTeams(TeamRepository teams) {
        this.teams = teams;
    }

    /** By name; empty for an authority, whose scope is a division. */
    public List<CareTeam> mine() {
        AccessScope scope = CurrentAccess.scope();
        return scope.institutions().isEmpty() ? List.of() : teams.at(scope.institutions());
    }
}
