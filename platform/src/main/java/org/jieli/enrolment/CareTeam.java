package org.jieli.enrolment;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A family-doctor team.
 *
 * @param districtInstitutionId the second institution of 1+1+1, where the team offers it
 * @param cityInstitutionId the third
 * @param closedOn since when it signs nobody, null while it works
 * @param members those who are in it now, the leader first
 * @param grid codes of the divisions whose people it is for, each with all below it
 */
public record CareTeam(
        UUID id,
        UUID institutionId,
        String name,
        @Nullable String phone,
        @Nullable UUID districtInstitutionId,
        @Nullable UUID cityInstitutionId,
        @Nullable LocalDate closedOn,
        List<Member> members,
        List<String> grid,
        int version) {

    public CareTeam {
        members = List.copyOf(members);
        grid = List.copyOf(grid);
    }

    /** Somebody in a team: what he does there and where he works. */
    public record Member(
            UUID id,
            UUID practitionerId,
            String name,
            UUID institutionId,
            TeamFunction function,
            boolean leads,
            LocalDate from) {}

    public Optional<Member> leader() {
        return members.stream().filter(Member::leads).findFirst();
    }

    public long count(TeamFunction function) {
        return members.stream().filter(member -> member.function() == function).count();
    }

    /** Whether the team's grid covers a home. */
    public boolean isFor(String division) {
        return grid.stream().anyMatch(division::startsWith);
    }
}
