package org.jieli.insurance.entitlement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jieli.insurance.CareKind;
import org.jieli.insurance.Claim;
import org.jieli.insurance.InsuranceFault;
import org.jieli.insurance.InsuredPerson;
import org.jieli.insurance.entitlement.Course.Following;
import org.jieli.insurance.entitlement.Coverage.Covered;
import org.jieli.insurance.entitlement.Deductibles.Due;
import org.jieli.insurance.entitlement.Rates.Way;
import org.jieli.insurance.rules.BenefitRules;
import org.jieli.insurance.rules.ChronicBenefit;
import org.jieli.insurance.rules.InpatientTerms.YearOf;
import org.jieli.insurance.rules.LevelTerms;
import org.jieli.insurance.rules.PersonGroup;
import org.jieli.insurance.rules.RuleSet;
import org.jieli.insurance.rules.Segment;
import org.jieli.shared.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Calculates who pays what of a claim by one version of the rules (facts 4.2): coverage, deductible, rate, ceiling, critical illness,
 * assistance. The same code serves one case with its ledger and millions without. It may be shared by threads; a {@link Course} may not.
 */
public final class Entitlement {

    private final RuleSet set;
    private final BenefitRules rules;
    private final Map<String, LevelTerms> levels;
    private final Coverage coverage;
    private final Deductibles deductibles;
    private final Rates rates;
    private final Stepwise stepwise;
    private final Outpatients outpatients;
    private final Others others;

    public Entitlement(RuleSet set) {
        this.set = set;
        this.rules = set.rules();
        this.levels = rules.levels().stream().collect(Collectors.toMap(LevelTerms::code, Function.identity()));
        this.coverage = new Coverage(rules.items());
        this.deductibles = new Deductibles(rules);
        this.rates = new Rates(rules, levels);
        this.stepwise = new Stepwise(rules.referral());
        this.outpatients = new Outpatients(rules.outpatient(), rates);
        this.others = new Others(rules);
    }

    /** What the basic fund pays of a claim: the deductible that the person paid, the fund's part, and the year's balances after it. */
    record Basic(BigDecimal deductible, BigDecimal paid, Balances balances) {}

    /**
     * Settles a claim after those that the course has seen.
     *
     * @param withLedger whether every step is told
     * @throws Fault {@link InsuranceFault#UNKNOWN_LEVEL} or {@link InsuranceFault#UNKNOWN_ITEM} for what the rules do not know
     */
    public Settlement settle(InsuredPerson person, Claim claim, Course course, boolean withLedger) {
        return settle(person, claim, course, withLedger, true);
    }

    /** Who would pay what after the same bills, were a stay's deductible counted without those that it follows; the course stays as it is. */
    public Parts unlinked(InsuredPerson person, Claim claim, Course course) {
        return settle(person, claim, course.copy(), false, false).parts();
    }

    private Settlement settle(InsuredPerson person, Claim claim, Course course, boolean withLedger, boolean linked) {
        LevelTerms level = levels.get(claim.level());
        if (level == null) {
            throw new Fault(InsuranceFault.UNKNOWN_LEVEL, claim.level());
        }
        Ledger ledger = new Ledger(rules, withLedger);
        BigDecimal total = claim.total().setScale(2, RoundingMode.UNNECESSARY);
        ledger.line(Step.BILL, total, total);
        Covered covered = coverage.of(claim.lines(), ledger);
        int age = Period.between(person.born(), claim.from()).getYears();
        int year = yearOf(claim);
        Balances before = course.balances(year);
        boolean stay = claim.kind() == CareKind.INPATIENT;
        List<PersonGroup> groups = groups(person, age);
        List<Following> followed =
                stay ? course.followed(claim, level.rank(), rules.episode(), stepwise.hasReferral(claim)) : List.of();
        Following following = linked ? deductibles.best(followed, claim, level, groups) : null;
        boolean rightWay = stepwise.holds(claim, age, level, followed);
        Way way = new Way(person, groups, claim, level, rightWay);
        Basic basic = stay
                ? inpatient(way, covered.covered(), before, following, course, ledger)
                : outpatient(way, covered.covered(), before, ledger);
        ledger.line(Step.BASIC, covered.covered(), basic.paid());
        BigDecimal self = covered.covered().subtract(basic.paid()).max(BigDecimal.ZERO);
        if (rules.critical() != null && rules.critical().withFirstShare()) {
            self = self.add(covered.firstShares()).min(total.subtract(basic.paid()));
        }
        Others.Paid more = others.pay(self, person, before, ledger);
        Balances after = basic.balances().afterOthers(self, more.critical(), more.assistance());
        course.balances(year, after);
        Parts parts = new Parts(
                total,
                covered.covered(),
                basic.deductible(),
                basic.paid(),
                more.critical(),
                more.assistance(),
                total.subtract(basic.paid()).subtract(more.critical()).subtract(more.assistance()));
        ledger.line(Step.PERSON, total, parts.person());
        return new Settlement(
                claim.id(), set.id(), year, parts, rightWay, link(claim, following), ledger.lines(), after);
    }

    /** The insured year of a claim. */
    public int yearOf(Claim claim) {
        LocalDate day = rules.inpatient().yearOf() == YearOf.ADMISSION_DAY ? claim.from() : claim.to();
        return day.getYear();
    }

    /** From a discharge to the next admission of one disease cycle at most, days. */
    public int cycleDays() {
        return rules.episode().cycleDays();
    }

    private Basic inpatient(
            Way way, BigDecimal covered, Balances before, @Nullable Following following, Course course, Ledger ledger) {
        boolean counts = way.level().laterStaysDiffer();
        int year = yearOf(way.claim());
        int nth = 1 + (counts ? course.counted(year) : before.stays());
        Due due = deductibles.of(way.claim(), way.level(), way.groups(), nth, following, ledger);
        BigDecimal deductible = due.due().min(covered);
        ledger.line(Step.DEDUCTIBLE, covered, covered.subtract(deductible), Word.yuan(deductible));
        BigDecimal paid = bySegments(way, covered, deductible, ledger).setScale(2, RoundingMode.HALF_UP);
        paid = atLeastFloor(paid, way, covered, ledger);
        paid = withinCeiling(paid, before, ledger);
        if (counts) {
            course.count(year);
        }
        course.stayed(
                way.claim(),
                way.level().rank(),
                way.stepwise(),
                following == null ? way.claim().id() : following.cycle(),
                deductible,
                due.ofLevel());
        return new Basic(deductible, paid, before.afterStay(paid));
    }

    private BigDecimal bySegments(Way way, BigDecimal covered, BigDecimal deductible, Ledger ledger) {
        boolean fromZero = rules.inpatient().segmentsFromZero();
        BigDecimal from = fromZero ? deductible : BigDecimal.ZERO;
        BigDecimal end = fromZero ? covered : covered.subtract(deductible);
        BigDecimal sum = BigDecimal.ZERO;
        for (Segment segment : way.level().segments()) {
            BigDecimal to = segment.upTo() == null ? end : segment.upTo().min(end);
            BigDecimal part = to.subtract(from);
            if (part.signum() <= 0) {
                continue;
            }
            BigDecimal rate = rates.inpatient(segment.rate(), way, ledger);
            BigDecimal paid = part.multiply(rate);
            ledger.line(Step.SEGMENT, part, paid, Word.yuan(from), Word.yuan(to), Word.rate(rate));
            sum = sum.add(paid);
            from = to;
        }
        return sum;
    }

    private static BigDecimal atLeastFloor(BigDecimal paid, Way way, BigDecimal covered, Ledger ledger) {
        BigDecimal share = way.level().floorRate();
        if (share == null) {
            return paid;
        }
        BigDecimal floor = covered.multiply(share).setScale(2, RoundingMode.HALF_UP);
        if (floor.compareTo(paid) <= 0) {
            return paid;
        }
        ledger.line(Step.FLOOR, paid, floor, Word.rate(share));
        return floor;
    }

    private BigDecimal withinCeiling(BigDecimal paid, Balances before, Ledger ledger) {
        BigDecimal ceiling = rules.inpatient().ceiling();
        if (ceiling == null) {
            return paid;
        }
        BigDecimal left = ceiling.subtract(before.inpatient()).max(BigDecimal.ZERO);
        if (left.compareTo(paid) >= 0) {
            return paid;
        }
        ledger.line(Step.CEILING, paid, left, Word.yuan(ceiling), Word.yuan(before.inpatient()));
        return left;
    }

    private Basic outpatient(Way way, BigDecimal covered, Balances before, Ledger ledger) {
        Optional<ChronicBenefit> benefit = way.claim().kind() == CareKind.CHRONIC
                ? rules.chronic().stream()
                        .filter(each -> each.covers(way.claim().diagnosis()))
                        .findFirst()
                : Optional.empty();
        return benefit.isPresent()
                ? outpatients.chronic(benefit.get(), way, covered, before, ledger)
                : outpatients.pooled(way, covered, before, ledger);
    }

    private List<PersonGroup> groups(InsuredPerson person, int age) {
        List<PersonGroup> groups = new ArrayList<>(2);
        for (PersonGroup group : rules.groups()) {
            if (group.byAge() ? group.holdsAt(age) : person.groups().contains(group.code())) {
                groups.add(group);
            }
        }
        return groups;
    }

    private static @Nullable Link link(Claim claim, @Nullable Following following) {
        if (claim.kind() != CareKind.INPATIENT) {
            return null;
        }
        return following == null
                ? new Link(claim.id(), null, null)
                : new Link(following.cycle(), following.follows(), following.direction());
    }
}
