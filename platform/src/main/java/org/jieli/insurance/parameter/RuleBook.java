package org.jieli.insurance.parameter;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jieli.database.CachedSnapshot;
import org.jieli.database.Revisions;
import org.jieli.insurance.InsuranceFault;
import org.jieli.insurance.Scheme;
import org.jieli.insurance.entitlement.Entitlement;
import org.jieli.insurance.rules.RuleSet;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.springframework.stereotype.Component;

/** Which rules hold where and when, and the calculation by them. Issued versions are kept in memory; they never change but in their end. */
@Component
public class RuleBook {

    private final RuleSetRepository sets;
    private final CachedSnapshot<Issued> issued;

    RuleBook(RuleSetRepository sets, Revisions revisions) {
        this.sets = sets;
        this.issued = revisions.snapshot("insurance.rules", this::load);
    }

    private record Held(RuleSet set, Entitlement entitlement) {}

    private record Issued(List<RuleSet> sets, Map<UUID, Held> byId) {}

    /** The issued version that holds in a region on a day; where a province and a city issued one, the city's. */
    public Optional<RuleSet> on(String region, Scheme scheme, LocalDate day) {
        return issued.get().sets().stream()
                .filter(set -> set.scheme() == scheme && region.startsWith(set.region()) && set.holdsOn(day))
                .max(Comparator.comparingInt(set -> set.region().length()));
    }

    /**
     * The calculation by the version that holds in a region on a day; the same object as long as the version holds.
     *
     * @throws Fault {@link InsuranceFault#NO_RULES} when none is issued
     */
    public Entitlement entitlement(String region, Scheme scheme, LocalDate day) {
        return on(region, scheme, day)
                .map(set -> entitlement(set.id()))
                .orElseThrow(() -> new Fault(InsuranceFault.NO_RULES, scheme, day));
    }

    /** The calculation by a version, drafts and examples included; not found when there is no such version. */
    public Entitlement entitlement(UUID ruleSetId) {
        Held held = issued.get().byId().get(ruleSetId);
        return held != null
                ? held.entitlement()
                : find(ruleSetId).map(Entitlement::new).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    /** A version by its identifier, drafts and examples included. */
    public Optional<RuleSet> find(UUID ruleSetId) {
        Held held = issued.get().byId().get(ruleSetId);
        return held != null ? Optional.of(held.set()) : sets.find(ruleSetId).map(StoredRuleSet::set);
    }

    /** All issued versions of a region and scheme, by their first day. */
    public List<RuleSet> versions(String region, Scheme scheme) {
        return issued.get().sets().stream()
                .filter(set -> set.scheme() == scheme && set.region().equals(region))
                .sorted(Comparator.comparing(RuleSet::from))
                .toList();
    }

    /** To be called in the transaction of every change of an issued version. */
    void changed() {
        issued.changed();
    }

    private Issued load() {
        List<RuleSet> all = sets.issued().stream().map(StoredRuleSet::set).toList();
        return new Issued(
                all,
                all.stream()
                        .map(set -> new Held(set, new Entitlement(set)))
                        .collect(Collectors.toMap(held -> held.set().id(), Function.identity())));
    }
}
