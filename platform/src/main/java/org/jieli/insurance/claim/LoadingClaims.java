package org.jieli.insurance.claim;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jieli.database.BulkLoad;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.insurance.BillLine;
import org.jieli.insurance.CareKind;
import org.jieli.insurance.Claim;
import org.jieli.insurance.InsuranceFault;
import org.jieli.insurance.InsuranceLoads;
import org.jieli.insurance.Scheme;
import org.jieli.insurance.entitlement.Entitlement;
import org.jieli.insurance.entitlement.Link;
import org.jieli.insurance.entitlement.Parts;
import org.jieli.insurance.entitlement.Settlement;
import org.jieli.insurance.parameter.RuleBook;
import org.jieli.insurance.rules.RuleSet;
import org.jieli.resident.Sex;
import org.jieli.shared.Fault;
import org.jieli.shared.Identifiers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * Settles whole regions: people side by side, each in his own course. The steps of stays are written; those of visits, of which there are
 * many, are calculated when somebody asks ({@link ReadingClaims}).
 */
@Service
class LoadingClaims implements InsuranceLoads {

    private static final String NOBODY = "接力 Jieli";

    private final RuleBook rules;
    private final Institutions institutions;
    private final BulkLoad load;
    private final JsonMapper json;
    private final Clock clock;

    LoadingClaims(RuleBook rules, Institutions institutions, BulkLoad load, JsonMapper json, Clock clock) {
        this.rules = rules;
        this.institutions = institutions;
        this.load = load;
        this.json = json;
        this.clock = clock;
    }

    /** A settled bill, its steps and balances in JSON already. */
    private record Done(StoredClaim claim, Settlement settlement, String ledger, String balances) {}

    /** Versions of the regions of a load, looked up once: threads beside the transaction do not see what it wrote. */
    private static final class KnownRules implements SettledCourse.Rules {

        private final Map<String, List<RuleSet>> versions = new HashMap<>();
        private final Map<UUID, Entitlement> entitlements = new HashMap<>();

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

    @Override
    public boolean hasRules(String region, Scheme scheme, LocalDate day) {
        return rules.on(region, scheme, day).isPresent();
    }

    @Override
    public long load(List<BilledPerson> people) {
        KnownRules known = known(people);
        Map<UUID, InstitutionSummary> places = institutions.findAll(people.stream()
                .flatMap(person -> person.bills().stream())
                .map(bill -> bill.claim().institutionId())
                .distinct()
                .toList());
        Instant now = clock.instant();
        List<Insured> insured = people.stream().map(LoadingClaims::insured).toList();
        List<Done> done = java.util.stream.IntStream.range(0, people.size())
                .parallel()
                .mapToObj(i -> settled(people.get(i), insured.get(i), known, places, now))
                .flatMap(List::stream)
                .toList();
        coverages(insured);
        claims(done);
        settlements(done);
        return done.size();
    }

    private KnownRules known(List<BilledPerson> people) {
        KnownRules known = new KnownRules();
        people.stream()
                .map(person -> Map.entry(person.region(), person.person().scheme()))
                .distinct()
                .forEach(each -> {
                    List<RuleSet> sets = rules.versions(each.getKey(), each.getValue());
                    known.versions.put(each.getKey() + each.getValue(), sets);
                    sets.forEach(set -> known.entitlements.put(set.id(), rules.entitlement(set.id())));
                });
        return known;
    }

    private static Insured insured(BilledPerson it) {
        return new Insured(
                Identifiers.next(),
                it.residentId(),
                it.region(),
                it.person().scheme(),
                it.personNumber(),
                it.person().born(),
                it.male() == null ? Sex.UNKNOWN : it.male() ? Sex.MALE : Sex.FEMALE,
                it.person().groups(),
                it.person().assistance(),
                it.since(),
                null);
    }

    private List<Done> settled(
            BilledPerson person, Insured insured, KnownRules known, Map<UUID, InstitutionSummary> places, Instant now) {
        SettledCourse course = new SettledCourse(known, Set.of(CareKind.INPATIENT));
        List<Done> done = new ArrayList<>();
        person.bills().stream()
                .sorted(Comparator.comparing((Bill bill) -> bill.claim().to())
                        .thenComparing(bill -> bill.claim().from())
                        .thenComparing(bill -> bill.claim().id().toString()))
                .forEach(bill -> stored(bill, insured, known, places, now).ifPresent(stored -> {
                    Settlement settlement = course.next(stored, List.of(insured));
                    boolean stay = stored.claim().kind() == CareKind.INPATIENT;
                    done.add(new Done(
                            stored,
                            settlement,
                            stay ? json.writeValueAsString(settlement.ledger()) : "[]",
                            json.writeValueAsString(settlement.balances())));
                }));
        return done;
    }

    private static Optional<StoredClaim> stored(
            Bill bill, Insured insured, KnownRules known, Map<UUID, InstitutionSummary> places, Instant now) {
        Claim claim = bill.claim();
        boolean hasRules = known.find(insured.region(), insured.scheme(), claim.from())
                        .isPresent()
                && known.find(insured.region(), insured.scheme(), claim.to()).isPresent();
        return Optional.of(claim)
                .filter(each -> hasRules)
                .map(each -> SettledCourse.setOf(known, insured.region(), insured.scheme(), each))
                .flatMap(set -> level(claim, insured.region(), set, places.get(claim.institutionId())))
                .map(level -> new StoredClaim(
                        with(claim, level),
                        bill.number(),
                        insured.residentId(),
                        insured.region(),
                        insured.scheme(),
                        bill.diagnosisName(),
                        bill.contracted(),
                        bill.encounterId(),
                        1,
                        now,
                        NOBODY));
    }

    private static Optional<String> level(Claim claim, String region, RuleSet set, @Nullable InstitutionSummary place) {
        if (!claim.level().isEmpty()) {
            return Optional.of(claim.level());
        }
        return place == null ? Optional.empty() : ClaimProviders.byTier(place, region, set.rules());
    }

    private static Claim with(Claim it, String level) {
        return new Claim(
                it.id(),
                it.kind(),
                it.institutionId(),
                level,
                it.area(),
                it.from(),
                it.to(),
                it.diagnosis(),
                it.arrival(),
                it.exemption(),
                it.registration(),
                it.referral(),
                it.lines());
    }

    private void coverages(List<Insured> insured) {
        load.load(
                "insurance.coverage",
                List.of(
                        "id",
                        "resident_id",
                        "region",
                        "scheme",
                        "person_number",
                        "born",
                        "sex",
                        "groups",
                        "assistance",
                        "valid"),
                rows -> insured.forEach(it -> rows.row(
                        it.id(),
                        it.residentId(),
                        it.region(),
                        it.scheme(),
                        it.personNumber(),
                        it.born(),
                        CoverageBook.letter(it.sex()),
                        it.groups(),
                        it.assistance(),
                        "[" + it.from() + ",)")));
    }

    private void claims(List<Done> done) {
        load.load(
                "insurance.claim",
                ClaimColumns.NAMES,
                rows -> done.forEach(each -> ClaimColumns.row(rows, each.claim())));
    }

    private void settlements(List<Done> done) {
        load.load(
                "insurance.settlement",
                List.of(
                        "claim_id",
                        "revision",
                        "resident_id",
                        "institution_id",
                        "region",
                        "rule_set",
                        "year",
                        "covered",
                        "deductible",
                        "basic",
                        "critical",
                        "assistance",
                        "person",
                        "stepwise",
                        "cycle",
                        "follows",
                        "direction",
                        "ledger",
                        "balances"),
                rows -> done.forEach(each -> row(rows, each)));
    }

    private static void row(BulkLoad.Rows rows, Done each) {
        Settlement it = each.settlement();
        Parts parts = it.parts();
        Link link = it.link();
        rows.row(
                it.claim(),
                1,
                each.claim().residentId(),
                each.claim().claim().institutionId(),
                each.claim().region(),
                it.ruleSet(),
                it.year(),
                parts.covered(),
                parts.deductible(),
                parts.basic(),
                parts.critical(),
                parts.assistance(),
                parts.person(),
                it.stepwise(),
                link == null ? null : link.cycle(),
                link == null ? null : link.follows(),
                link == null ? null : link.direction(),
                each.ledger(),
                each.balances());
    }

    /** One for a line without a quantity, as the rules count it. */
    static BigDecimal quantity(BillLine line) {
        return line.quantity() == null ? BigDecimal.ONE : line.quantity();
    }
}
