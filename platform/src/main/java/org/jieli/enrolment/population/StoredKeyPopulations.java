package org.jieli.enrolment.population;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jieli.audit.AuditLog;
import org.jieli.enrolment.KeyPopulation;
import org.jieli.enrolment.KeyPopulations;
import org.jieli.enrolment.fulfilment.Promises;
import org.jieli.enrolment.policy.EnrolmentPolicies;
import org.jieli.enrolment.policy.PopulationRule;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Key populations from birth dates, from diagnoses and by hand; who is recognised is promised what his packages have for him. */
@Service
@Transactional
class StoredKeyPopulations implements KeyPopulations {

    private final KeyPersonRepository people;
    private final EnrolmentPolicies policies;
    private final Promises promises;
    private final Residents residents;
    private final AuditLog audit;
    private final Clock clock;

    StoredKeyPopulations(
            KeyPersonRepository people,
            EnrolmentPolicies policies,
            Promises promises,
            Residents residents,
            AuditLog audit,
            Clock clock) {
        this.people = people;
        this.policies = policies;
        this.promises = promises;
        this.residents = residents;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Set<KeyPopulation> of(UUID residentId, LocalDate on) {
        return ofAll(List.of(residentId), on).getOrDefault(residentId, Set.of());
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, Set<KeyPopulation>> ofAll(Collection<UUID> residentIds, LocalDate on) {
        Map<UUID, Set<KeyPopulation>> found = new HashMap<>();
        if (residentIds.isEmpty()) {
            return found;
        }
        List<PopulationRule> rules = policies.populations(on);
        people.births(residentIds).forEach(born -> rules.stream()
                .filter(rule -> rule.fits(born.birthDate(), on))
                .forEach(rule -> add(found, born.id(), rule.population())));
        people.ofAll(residentIds, on).forEach(person -> add(found, person.residentId(), person.population()));
        return found;
    }

    private static void add(Map<UUID, Set<KeyPopulation>> found, UUID resident, KeyPopulation population) {
        found.computeIfAbsent(resident, id -> EnumSet.noneOf(KeyPopulation.class))
                .add(population);
    }

    List<KeyPerson> written(UUID resident) {
        return people.of(resident);
    }

    /** What diagnoses tell of a person; nothing where he is in it already. */
    void recognise(UUID resident, List<String> codes, LocalDate on, String source, UUID sourceId) {
        boolean isNew = false;
        for (PopulationRule rule : policies.populations(on)) {
            if (rule.by() == PopulationRule.By.DIAGNOSIS && codes.stream().anyMatch(rule::fits)) {
                isNew |= people.insert(Identifiers.next(), resident, rule.population(), on, source, sourceId, "");
            }
        }
        if (isNew) {
            promises.makeFor(resident, on);
        }
    }

    /** All visits and stays since a day at once; work of the system. How many people are newly in a population. */
    int recogniseAll(LocalDate since) {
        LocalDate today = LocalDate.now(clock);
        Set<UUID> found = policies.populations(today).stream()
                .filter(rule -> rule.by() == PopulationRule.By.DIAGNOSIS)
                .flatMap(rule -> people.recognise(rule.population(), rule.codes(), since).stream())
                .collect(Collectors.toSet());
        if (!found.isEmpty()) {
            promises.makeFor(found, today);
        }
        return found.size();
    }

    void write(UUID residentId, @Nullable KeyPopulation population, @Nullable LocalDate since) {
        ResidentSummary resident = residents.find(residentId).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        LocalDate today = LocalDate.now(clock);
        List<FieldFault> faults = new ArrayList<>();
        boolean byHand = population != null
                && policies.populations(today).stream()
                        .anyMatch(rule -> rule.population() == population && rule.by() == PopulationRule.By.HAND);
        if (!byHand) {
            faults.add(FieldFault.of("population", "enrolment.population-by-hand"));
        }
        if (since == null) {
            faults.add(FieldFault.of("since", "common.required"));
        } else if (since.isAfter(today)) {
            faults.add(FieldFault.of("since", "enrolment.date-in-future"));
        } else if (since.isBefore(resident.birthDate())) {
            faults.add(FieldFault.of("since", "enrolment.before-birth"));
        }
        Fault.throwIfAny(faults);
        KeyPopulation known = java.util.Objects.requireNonNull(population);
        UUID id = Identifiers.next();
        if (!people.insert(
                id,
                residentId,
                known,
                java.util.Objects.requireNonNull(since),
                "HAND",
                null,
                CurrentAccess.require().personName())) {
            throw new Fault(CommonFault.INVALID, List.of(FieldFault.of("population", "enrolment.population-already")));
        }
        audit.record("enrolment.population-write", residentId, "key-person", id, Map.of("population", known.name()));
        promises.makeFor(residentId, today);
    }

    void end(UUID residentId, UUID id) {
        if (residents.find(residentId).isEmpty()) {
            throw new Fault(CommonFault.NOT_FOUND);
        }
        if (!people.end(residentId, id, LocalDate.now(clock))) {
            throw new Fault(CommonFault.STALE);
        }
        audit.record("enrolment.population-end", residentId, "key-person", id, Map.of());
    }
}
