package org.jieli.alliance;

import static java.util.stream.Collectors.toCollection;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jieli.database.CachedSnapshot;
import org.jieli.database.Revisions;
import org.springframework.stereotype.Service;

/** Alliances in memory: they decide what each account sees and which institutions a referral may go to. */
@Service
class CachedAlliances implements Alliances {

    private final CachedSnapshot<AllianceSnapshot> snapshot;

    CachedAlliances(AllianceRepository repository, Revisions revisions) {
        this.snapshot =
                revisions.snapshot("alliance", () -> new AllianceSnapshot(repository.all(), repository.memberships()));
    }

    @Override
    public List<AllianceSummary> of(UUID institutionId, LocalDate on) {
        AllianceSnapshot now = snapshot.get();
        return now.of(institutionId, on)
                .map(alliance -> alliance.summary(now.members(alliance.id(), on)))
                .toList();
    }

    @Override
    public Set<UUID> partners(UUID institutionId, LocalDate on) {
        AllianceSnapshot now = snapshot.get();
        return membersOf(now, now.of(institutionId, on), institutionId, on);
    }

    @Override
    public Set<UUID> ledBy(UUID leadInstitutionId, LocalDate on) {
        AllianceSnapshot now = snapshot.get();
        Stream<Alliance> led = now.of(leadInstitutionId, on)
                .filter(alliance -> alliance.leadInstitutionId().equals(leadInstitutionId));
        return membersOf(now, led, leadInstitutionId, on);
    }

    @Override
    public Optional<AllianceSummary> find(UUID allianceId, LocalDate on) {
        AllianceSnapshot now = snapshot.get();
        return now.find(allianceId).map(alliance -> alliance.summary(now.members(allianceId, on)));
    }

    @Override
    public List<AllianceSummary> existing(LocalDate on) {
        AllianceSnapshot now = snapshot.get();
        return now.all().stream()
                .filter(alliance -> alliance.existsOn(on))
                .map(alliance -> alliance.summary(now.members(alliance.id(), on)))
                .toList();
    }

    AllianceSnapshot snapshot() {
        return snapshot.get();
    }

    void changed() {
        snapshot.changed();
    }

    private static Set<UUID> membersOf(
            AllianceSnapshot now, Stream<Alliance> alliances, UUID institutionId, LocalDate on) {
        Set<UUID> members = alliances
                .flatMap(alliance -> now.members(alliance.id(), on).stream())
                .collect(toCollection(HashSet::new));
        members.add(institutionId);
        return members;
    }
}
