package org.jieli.insurance.entitlement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jieli.insurance.Arrival;
import org.jieli.insurance.BillLine;
import org.jieli.insurance.CareArea;
import org.jieli.insurance.CareKind;
import org.jieli.insurance.Claim;
import org.jieli.insurance.InsuredPerson;
import org.jieli.insurance.ReferralUsed;
import org.jieli.insurance.Registration;
import org.jieli.insurance.Scheme;
import org.jieli.insurance.rules.RuleSet;

/**
 * Any person's chain of one to eight bills.
 *
 * @param claims in the order of their last day
 */
record AnyCourse(InsuredPerson person, List<Claim> claims) {

    private static final LocalDate START = LocalDate.of(2026, 9, 1);
    private static final int MOST = 8;

    List<Settlement> settled(RuleSet set, boolean withLedger) {
        Entitlement entitlement = new Entitlement(set);
        Course course = new Course();
        return claims.stream()
                .map(claim -> entitlement.settle(person, claim, course, withLedger))
                .toList();
    }

    AnyCourse withLines(int place, List<BillLine> lines) {
        List<Claim> changed = new ArrayList<>(claims);
        changed.set(place, withLines(claims.get(place), lines));
        return new AnyCourse(person, changed);
    }

    static Claim withLines(Claim claim, List<BillLine> lines) {
        return changed(claim, claim.arrival(), claim.referral(), lines);
    }

    /** The same bills of somebody who went everywhere by himself where he had come with a referral. */
    AnyCourse withoutReferrals() {
        return new AnyCourse(
                person,
                claims.stream()
                        .map(claim -> claim.arrival() == Arrival.REFERRED
                                ? changed(claim, Arrival.DIRECT, null, claim.lines())
                                : claim)
                        .toList());
    }

    private static Claim changed(Claim claim, Arrival arrival, ReferralUsed referral, List<BillLine> lines) {
        return new Claim(
                claim.id(),
                claim.kind(),
                claim.institutionId(),
                claim.level(),
                claim.area(),
                claim.from(),
                claim.to(),
                claim.diagnosis(),
                arrival,
                claim.exemption(),
                claim.registration(),
                referral,
                lines);
    }

    static Arbitrary<AnyCourse> any() {
        return Combinators.combine(persons(), drafts().list().ofMinSize(1).ofMaxSize(MOST))
                .as(AnyCourse::of);
    }

    private record Where(CareKind kind, int level, int place, CareArea area) {}

    private record When(int gap, int length) {}

    private record How(Arrival arrival, Registration registration, int back, int late, boolean cancelled) {}

    private record Draft(Where where, When when, How how, String disease, List<BillLine> lines) {}

    private static AnyCourse of(InsuredPerson person, List<Draft> drafts) {
        List<Claim> claims = new ArrayList<>();
        LocalDate day = START;
        for (int i = 0; i < drafts.size(); i++) {
            Draft draft = drafts.get(i);
            Where where = draft.where();
            day = day.plusDays(draft.when().gap());
            LocalDate to = where.kind() == CareKind.INPATIENT
                    ? day.plusDays(draft.when().length())
                    : day;
            claims.add(new Claim(
                    new UUID(0, i + 1),
                    where.kind(),
                    new UUID(where.level(), where.place()),
                    AnyRules.LEVELS.get(where.level()),
                    where.level() == AnyRules.LEVELS.size() - 1 ? where.area() : CareArea.LOCAL,
                    day,
                    to,
                    draft.disease(),
                    draft.how().arrival(),
                    draft.how().arrival() == Arrival.EXEMPT ? "PREGNANT" : null,
                    draft.how().registration(),
                    referral(draft.how(), claims, day),
                    draft.lines()));
            day = to;
        }
        return new AnyCourse(person, claims);
    }

    private static ReferralUsed referral(How how, List<Claim> before, LocalDate day) {
        if (how.arrival() != Arrival.REFERRED) {
            return null;
        }
        boolean fromStay = how.back() > 0 && how.back() <= before.size();
        return new ReferralUsed(
                new UUID(1, before.size()),
                fromStay ? before.get(before.size() - how.back()).id() : null,
                how.late() < 0 ? null : day.plusDays(how.late()),
                how.cancelled());
    }

    private static Arbitrary<InsuredPerson> persons() {
        return Combinators.combine(
                        Arbitraries.of(1950, 1965, 1990, 2020),
                        Arbitraries.of(AnyRules.GROUPS).set(),
                        Arbitraries.of("MINIMUM_LIVING").injectNull(0.6),
                        Arbitraries.of(true, false))
                .as((year, groups, assistance, contracted) ->
                        new InsuredPerson(Scheme.RESIDENT, LocalDate.of(year, 10, 10), groups, assistance, contracted));
    }

    private static Arbitrary<Draft> drafts() {
        Arbitrary<Where> where = Combinators.combine(
                        Arbitraries.frequency(
                                Tuple.of(6, CareKind.INPATIENT),
                                Tuple.of(1, CareKind.OUTPATIENT),
                                Tuple.of(1, CareKind.CHRONIC)),
                        Arbitraries.integers().between(0, AnyRules.LEVELS.size() - 1),
                        Arbitraries.integers().between(1, 2),
                        Arbitraries.of(CareArea.IN_PROVINCE, CareArea.OUT_OF_PROVINCE))
                .as(Where::new);
        Arbitrary<When> when = Combinators.combine(
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.integers().between(0, 20))
                .as(When::new);
        Arbitrary<How> how = Combinators.combine(
                        Arbitraries.frequency(
                                Tuple.of(2, Arrival.DIRECT),
                                Tuple.of(5, Arrival.REFERRED),
                                Tuple.of(1, Arrival.EMERGENCY),
                                Tuple.of(1, Arrival.EXEMPT)),
                        Arbitraries.of(Registration.class),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.frequency(Tuple.of(6, 0), Tuple.of(1, -1), Tuple.of(1, 2), Tuple.of(1, 6)),
                        Arbitraries.frequency(Tuple.of(8, false), Tuple.of(1, true)))
                .as(How::new);
        return Combinators.combine(where, when, how, diseases(), lines()).as(Draft::new);
    }

    private static Arbitrary<String> diseases() {
        return Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.just(AnyRules.DISEASES.getFirst())),
                Tuple.of(1, Arbitraries.of(AnyRules.DISEASES)));
    }

    private static Arbitrary<List<BillLine>> lines() {
        Arbitrary<Integer> fen = Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.integers().between(0, 200_000)),
                Tuple.of(2, Arbitraries.integers().between(0, 5_000_000)));
        return Combinators.combine(
                        Arbitraries.of("DRUG_A", "DRUG_B", "MATERIAL", "BED", "SELF_PAID"),
                        fen,
                        Arbitraries.integers().between(1, 10).injectNull(0.5))
                .as((item, amount, quantity) ->
                        new BillLine(item, yuan(amount), quantity == null ? null : BigDecimal.valueOf(quantity)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    static BigDecimal yuan(int fen) {
        return BigDecimal.valueOf(fen, 2);
    }

    /** Each line cut in two, backwards. */
    static List<BillLine> split(List<BillLine> lines, int part) {
        List<BillLine> pieces = new ArrayList<>();
        IntStream.range(0, lines.size())
                .map(i -> lines.size() - 1 - i)
                .mapToObj(lines::get)
                .forEach(line -> {
                    BigDecimal amount =
                            line.amount().multiply(BigDecimal.valueOf(part, 2)).setScale(2, RoundingMode.DOWN);
                    BigDecimal quantity = line.quantity() == null ? BigDecimal.ONE : line.quantity();
                    BigDecimal units = quantity.multiply(BigDecimal.valueOf(part, 2));
                    pieces.add(new BillLine(line.item(), amount, units));
                    pieces.add(new BillLine(line.item(), line.amount().subtract(amount), quantity.subtract(units)));
                });
        return pieces;
    }
}
