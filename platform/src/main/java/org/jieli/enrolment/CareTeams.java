package org.jieli.enrolment;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Family-doctor teams and whom they care for. */
public interface CareTeams {

    Optional<CareTeam> find(UUID teamId);

    Map<UUID, CareTeam> findAll(Collection<UUID> teamIds);

    /** The team with which the resident has an agreement today, within the asker's scope. */
    Optional<CareTeam> teamOf(UUID residentId);

    /** The working teams of an institution and those in which its people are members, by name. */
    List<CareTeam> at(UUID institutionId);

    /** The working teams whose grid covers a home, the closest grid first. */
    List<CareTeam> near(String division);
}
