package org.jieli.enrolment.team;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jieli.enrolment.CareTeam;
import org.jieli.enrolment.CareTeams;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Teams as others read them. */
@Service
@Transactional(readOnly = true)
class StoredCareTeams implements CareTeams {

    private final TeamRepository teams;
    private final Clock clock;

    StoredCareTeams(TeamRepository teams, Clock clock) {
        this.teams = teams;
        this.clock = clock;
    }

    @Override
    public Optional<CareTeam> find(UUID teamId) {
        return teams.find(teamId);
    }

    @Override
    public Map<UUID, CareTeam> findAll(Collection<UUID> teamIds) {
        return teams.findAll(teamIds).stream().collect(Collectors.toMap(CareTeam::id, Function.identity()));
    }

    @Override
    public Optional<CareTeam> teamOf(UUID residentId) {
        return teams.teamOf(residentId, LocalDate.now(clock)).flatMap(teams::find);
    }

    @Override
    public List<CareTeam> at(UUID institutionId) {
        return teams.at(List.of(institutionId));
    }

    @Override
    public List<CareTeam> near(String division) {
        return teams.covering(division).stream()
                .sorted(Comparator.comparingInt((CareTeam team) -> closest(team, division))
                        .reversed())
                .toList();
    }

    private static int closest(CareTeam team, String division) {
        return team.grid().stream()
                .filter(division::startsWith)
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }
}
