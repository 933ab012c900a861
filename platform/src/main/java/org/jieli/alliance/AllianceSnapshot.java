package org.jieli.alliance;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jieli.alliance.AllianceRepository.Membership;

/** All alliances and memberships in memory. */
final class AllianceSnapshot {

    private final List<Alliance> alliances;
    private final Map<UUID, Alliance> byId = new HashMap<>();
    private final Map<UUID, List<Membership>> byInstitution;
    private final Map<UUID, List<Membership>> byAlliance;

    AllianceSnapshot(List<Alliance> alliances, List<Membership> memberships) {
        this.alliances = alliances;
        alliances.forEach(alliance -> byId.put(alliance.id(), alliance));
        byInstitution = memberships.stream().collect(groupingBy(Membership::institutionId));
        byAlliance = memberships.stream().collect(groupingBy(Membership::allianceId));
    }

    List<Alliance> all() {
        return alliances;
    }

    Optional<Alliance> find(UUID id) {
        return Optional.ofNullable(byId.get(id));
    }

    List<Membership> memberships(UUID allianceId) {
        return byAlliance.getOrDefault(allianceId, List.of());
    }

    Stream<Alliance> of(UUID institutionId, LocalDate on) {
        return byInstitution.getOrDefault(institutionId, List.of()).stream()
                .filter(membership -> membership.holdsOn(on))
                .flatMap(membership -> find(membership.allianceId()).stream())
                .filter(alliance -> alliance.existsOn(on));
    }

    Set<UUID> members(UUID allianceId, LocalDate on) {
        return memberships(allianceId).stream()
                .filter(membership -> membership.holdsOn(on))
                .map(Membership::institutionId)
                .collect(toSet());
    }
}
