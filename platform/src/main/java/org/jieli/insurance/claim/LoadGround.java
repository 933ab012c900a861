package org.jieli.insurance.claim;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jieli.institution.InstitutionSummary;
import org.jieli.insurance.CareArea;
import org.jieli.insurance.CareAreas;
import org.jieli.insurance.Claim;
import org.jieli.insurance.InsuranceFault;
import org.jieli.insurance.InsuranceLoads.BilledPerson;
import org.jieli.insurance.Scheme;
import org.jieli.insurance.entitlement.Entitlement;
import org.jieli.insurance.parameter.RuleBook;
import org.jieli.insurance.rules.LevelTerms;
import org.jieli.insurance.rules.RuleSet;
import org.jieli.shared.Fault;

/**
 * What the bills of a load are judged by: versions of the rules, institutions, and where these lie seen from the funds. Looked up once, in
 * the transaction: threads beside it do not see what it wrote.
 */
final class LoadGround implements SettledCourse.Rules {

    private final Map<String, List<RuleSet>> versions = new HashMap<>();
    private final Map<UUID, Entitlement> entitlements = new HashMap<>();
    private final Map<UUID, InstitutionSummary> places;
    private final Map<Seen, CareArea> areas = new HashMap<>();

    private record Seen(String region, String division, LocalDate on) {}

    LoadGround(List<BilledPerson> people, RuleBook rules, Map<UUID, InstitutionSummary> places, CareAreas areas) {
        this.places = places;
        people.stream()
                .map(person -> Map.entry(person.region(), person.person().scheme()))
                .distinct()
                .forEach(each -> look(rules, each.getKey(), each.getValue()));
        people.forEach(person -> person.bills().forEach(bill -> look(areas, person.region(), bill.claim())));
    }

    private void look(RuleBook rules, String region, Scheme scheme) {
        List<RuleSet> sets = rules.versions(region, scheme);
        versions.put(region + scheme, sets);
        sets.forEach(set -> entitlements.put(set.id(), rules.entitlement(set.id())));
    }

    private void look(CareAreas table, String region, Claim claim) {
        InstitutionSummary place = places.get(claim.institutionId());
        if (claim.level().isEmpty() && place != null) {
            areas.computeIfAbsent(
                    new Seen(region, place.division(), claim.from()),
                    seen -> table.of(seen.region(), seen.division(), seen.on()));
        }
    }

    /** The level that the bill tells, else the one of the institution's tier; empty when the rules have none. */
    Optional<String> level(Claim claim, String region, RuleSet set) {
        InstitutionSummary place = places.get(claim.institutionId());
        if (!claim.level().isEmpty() || place == null) {
            return Optional.of(claim.level()).filter(level -> !level.isEmpty());
        }
        CareArea area = Objects.requireNonNull(areas.get(new Seen(region, place.division(), claim.from())));
        return set.rules().levelOf(place.tier(), area).map(LevelTerms::code);
    }

    Optional<RuleSet> find(String region, Scheme scheme, LocalDate day) {
        return versions.getOrDefault(region + scheme, List.of()).stream()
                .filter(set -> set.holdsOn(day))
                .findFirst();
    }

    @Override
    public RuleSet on(String region, Scheme scheme, LocalDate day) {
        return find(region, scheme, day).orElseThrow(() -> new Fault(InsuranceFault.NO_RULES, scheme, day));
    }

    @Override
    public Entitlement entitlement(RuleSet set) {
        Entitlement known = entitlements.get(set.id());
        if (known == null) {
            throw new IllegalStateException("Version " + set.id() + " was not looked up");
        }
        return known;
    }
}
