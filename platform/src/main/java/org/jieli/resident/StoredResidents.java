package org.jieli.resident;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jieli.audit.AuditLog;
import org.jieli.database.BeyondScope;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.Identifiers;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Residents behind scope, seal and audit. */
@Service
@Transactional
class StoredResidents implements Residents {

    private static final String SUBJECT = "resident";
    private static final int LONGEST_QUERY = 50;

    private final ResidentRepository residents;
    private final TimelineRepository timelines;
    private final BeyondScope beyondScope;
    private final AuditLog audit;
    private final Clock clock;

    StoredResidents(
            ResidentRepository residents,
            TimelineRepository timelines,
            BeyondScope beyondScope,
            AuditLog audit,
            Clock clock) {
        this.residents = residents;
        this.timelines = timelines;
        this.beyondScope = beyondScope;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Optional<ResidentSummary> find(UUID id) {
        CurrentAccess.requirePeople();
        Optional<ResidentSummary> found = residents.find(id);
        found.ifPresent(resident -> audit.record("resident.read", id, SUBJECT, id, Map.of()));
        return found;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, ResidentSummary> findAll(Collection<UUID> ids) {
        return (CurrentAccess.seesPeople() ? residents.findAll(ids) : List.<ResidentSummary>of())
                .stream().collect(Collectors.toMap(ResidentSummary::id, Function.identity()));
    }

    @Override
    public List<ResidentSummary> search(String text, int limit) {
        CurrentAccess.requirePeople();
        if (text.isBlank()) {
            return List.of();
        }
        List<ResidentSummary> found = residents.search(text.strip(), limit);
        audit.listed(
                "resident.search",
                withoutNumbers(text.strip()),
                found.stream().map(ResidentSummary::id).toList());
        return found;
    }

    private static String withoutNumbers(String text) {
        String hidden = text.replaceAll("[0-9][0-9 -]{3,}[0-9Xx]", "(number)");
        return hidden.substring(0, Math.min(hidden.length(), LONGEST_QUERY));
    }

    @Override
    public Optional<ResidentSummary> meet(String identityNumber, String reason) {
        UUID institution = CurrentAccess.require().requireInstitution();
        Optional<IdentityNumber> number = IdentityNumber.parse(identityNumber);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        Optional<ResidentSummary> found = beyondScope.call("resident.meet", () -> {
            Optional<ResidentSummary> person = residents.findByIdentity(number.get());
            person.ifPresent(resident -> residents.makeKnown(resident.id(), institution, reason));
            return person;
        });
        found.ifPresent(resident ->
                audit.record("resident.meet", resident.id(), SUBJECT, resident.id(), Map.of("reason", reason)));
        return found;
    }

    @Override
    public ResidentSummary register(NewResident person) {
        return registerOrMeet(person).resident();
    }

    /**
     * The record of the person.
     *
     * @param isNew false when there was one already; it is left as it was
     */
    record Registration(ResidentSummary resident, boolean isNew) {}

    Registration registerOrMeet(NewResident person) {
        UUID institution = CurrentAccess.require().requireInstitution();
        Fault.throwIfAny(RegistrationRules.faults(person, LocalDate.now(clock)));
        UUID id = Identifiers.next();
        ResidentSummary registered = beyondScope.call("resident.register", () -> {
            residents.insert(id, person);
            ResidentSummary resident = residents.findByNumbers(person).orElseThrow();
            residents.makeKnown(resident.id(), institution, "register");
            return resident;
        });
        boolean isNew = registered.id().equals(id);
        audit.record(
                isNew ? "resident.register" : "resident.meet", registered.id(), SUBJECT, registered.id(), Map.of());
        return new Registration(registered, isNew);
    }

    @Override
    public void makeKnown(UUID residentId, UUID institutionId, String reason) {
        residents.makeKnown(residentId, institutionId, reason);
    }

    @Override
    public Optional<String> phone(UUID residentId, String reason) {
        return unmasked(residentId, "phone", reason);
    }

    Optional<String> identityNumber(UUID residentId, String reason) {
        return unmasked(residentId, "identity", reason);
    }

    private Optional<String> unmasked(UUID residentId, String number, String reason) {
        CurrentAccess.requirePeople();
        if (reason.isBlank()) {
            throw new Fault(ResidentFault.REASON_MISSING);
        }
        Optional<String> clear = residents.unsealed(residentId, number);
        clear.ifPresent(found -> audit.record(
                "resident.unmask", residentId, SUBJECT, residentId, Map.of("what", number, "reason", reason)));
        return clear;
    }

    @Override
    public void addToTimeline(TimelineEntry entry) {
        timelines.add(entry);
    }

    @Override
    public List<TimelineEntry> timeline(UUID residentId, int limit) {
        CurrentAccess.requirePeople();
        List<TimelineEntry> found = timelines.of(residentId, limit);
        if (!found.isEmpty()) {
            audit.listed("resident.timeline", "of a resident", List.of(residentId));
        }
        return found;
    }
}
