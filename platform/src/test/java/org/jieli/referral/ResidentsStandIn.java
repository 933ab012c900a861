package org.jieli.referral;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jieli.resident.NewResident;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.resident.TimelineEntry;
import org.jieli.shared.Identifiers;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.test.context.TestComponent;

/** Residents in memory, as long as the application has none of its own; steps aside by itself once it has. */
@TestComponent
@ConditionalOnMissingBean(Residents.class)
public class ResidentsStandIn implements Residents {

    private final Map<UUID, ResidentSummary> known = new ConcurrentHashMap<>();

    @Override
    public Optional<ResidentSummary> find(UUID id) {
        return Optional.ofNullable(known.get(id));
    }

    @Override
    public Map<UUID, ResidentSummary> findAll(Collection<UUID> ids) {
        return Map.copyOf(known);
    }

    @Override
    public List<ResidentSummary> search(String text, int limit) {
        return List.of();
    }

    @Override
    public Optional<ResidentSummary> meet(String identityNumber, String reason) {
        return Optional.empty();
    }

    @Override
    public ResidentSummary register(NewResident person) {
        ResidentSummary resident = new ResidentSummary(
                Identifiers.next(),
                person.name(),
                person.sex(),
                person.birthDate(),
                "41120310020100001",
                "",
                null,
                person.division(),
                person.insuranceScheme(),
                null);
        known.put(resident.id(), resident);
        return resident;
    }

    @Override
    public void makeKnown(UUID residentId, UUID institutionId, String reason) {}

    @Override
    public Optional<String> phone(UUID residentId, String reason) {
        return Optional.empty();
    }

    @Override
    public void addToTimeline(TimelineEntry entry) {}

    @Override
    public List<TimelineEntry> timeline(UUID residentId, int limit) {
        return List.of();
    }
}
