package org.jieli.insurance.claim;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jieli.institution.Institutions;
import org.jieli.insurance.CareAreas;
import org.jieli.insurance.CareKind;
import org.jieli.insurance.Claim;
import org.jieli.insurance.InsuranceLoads;
import org.jieli.insurance.Scheme;
import org.jieli.insurance.claim.LoadedRows.Done;
import org.jieli.insurance.entitlement.Settlement;
import org.jieli.insurance.parameter.RuleBook;
import org.jieli.resident.Sex;
import org.jieli.shared.Identifiers;
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
    private final CareAreas areas;
    private final LoadedRows rows;
    private final JsonMapper json;
    private final Clock clock;

    LoadingClaims(
            RuleBook rules, Institutions institutions, CareAreas areas, LoadedRows rows, JsonMapper json, Clock clock) {
        this.rules = rules;
        this.institutions = institutions;
        this.areas = areas;
        this.rows = rows;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public boolean hasRules(String region, Scheme scheme, LocalDate day) {
        return rules.on(region, scheme, day).isPresent();
    }

    @Override
    public long load(List<BilledPerson> people) {
        LoadGround ground = new LoadGround(
                people,
                rules,
                institutions.findAll(people.stream()
                        .flatMap(person -> person.bills().stream())
                        .map(bill -> bill.claim().institutionId())
                        .distinct()
                        .toList()),
                areas);
        Instant now = clock.instant();
        List<Insured> insured = people.stream().map(LoadingClaims::insured).toList();
        List<Done> done = java.util.stream.IntStream.range(0, people.size())
                .parallel()
                .mapToObj(i -> settled(people.get(i), insured.get(i), ground, now))
                .flatMap(List::stream)
                .toList();
        rows.write(insured, done);
        return done.size();
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

    private List<Done> settled(BilledPerson person, Insured insured, LoadGround ground, Instant now) {
        SettledCourse course = new SettledCourse(ground, Set.of(CareKind.INPATIENT));
        List<Done> done = new ArrayList<>();
        person.bills().stream()
                .sorted(Comparator.comparing(Bill::claim, StoredClaim.CLAIMS_IN_ORDER))
                .forEach(bill -> stored(bill, insured, ground, now).ifPresent(stored -> {
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

    private static Optional<StoredClaim> stored(Bill bill, Insured insured, LoadGround ground, Instant now) {
        Claim claim = bill.claim();
        boolean hasRules = ground.find(insured.region(), insured.scheme(), claim.from())
                        .isPresent()
                && ground.find(insured.region(), insured.scheme(), claim.to()).isPresent();
        return Optional.of(claim)
                .filter(each -> hasRules)
                .map(each -> SettledCourse.setOf(ground, insured.region(), insured.scheme(), each))
                .flatMap(set -> ground.level(claim, insured.region(), set))
                .map(level -> new StoredClaim(
                        claim.onLevel(level),
                        bill.number(),
                        insured.residentId(),
                        insured.region(),
                        insured.scheme(),
                        bill.diagnosisName(),
                        bill.contracted(),
                        bill.encounterId(),
                        1,
                        now,
                        NOBODY,
                        null));
    }
}
