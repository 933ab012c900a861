package org.jieli.insurance.path;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jieli.audit.AuditLog;
import org.jieli.enrolment.Enrolments;
import org.jieli.institution.Institutions;
import org.jieli.insurance.CareKind;
import org.jieli.insurance.PathComparison;
import org.jieli.insurance.PathCosts;
import org.jieli.insurance.PathExplanation;
import org.jieli.insurance.PathQuestion;
import org.jieli.insurance.PathReason;
import org.jieli.insurance.PathSilence;
import org.jieli.insurance.PlaceCost;
import org.jieli.insurance.parameter.RuleBook;
import org.jieli.insurance.path.ExpectedClaim.Way;
import org.jieli.insurance.path.PersonsBills.Insured;
import org.jieli.insurance.path.PersonsYear.SoFar;
import org.jieli.insurance.path.Standing.Place;
import org.jieli.insurance.rules.LevelTerms;
import org.jieli.insurance.rules.RuleSet;
import org.jieli.shared.Fault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Compares what each path costs a person: four small queries, whatever the number of candidates. */
@Service
@Transactional
class ComparingPaths implements PathCosts {

    private static final int CATEGORY = 3;

    private final PersonsBills bills;
    private final PersonsYear years;
    private final PastCostRepository costs;
    private final RuleBook book;
    private final Standing standing;
    private final Institutions institutions;
    private final Enrolments enrolments;
    private final AuditLog audit;

    ComparingPaths(
            PersonsBills bills,
            PersonsYear years,
            PastCostRepository costs,
            RuleBook book,
            Standing standing,
            Institutions institutions,
            Enrolments enrolments,
            AuditLog audit) {
        this.bills = bills;
        this.years = years;
        this.costs = costs;
        this.book = book;
        this.standing = standing;
        this.institutions = institutions;
        this.enrolments = enrolments;
        this.audit = audit;
    }

    /** What is known of a person before the places are looked at. */
    private record Known(RuleSet rules, Map<UUID, Place> places, List<PastCost> past, CareKind kind, SoFar soFar) {

        /** The institution's own cases, else those of its level in the region. */
        @Nullable
        PastCost past(Place place) {
            return Stream.concat(
                            past.stream().filter(each -> place.id().equals(each.institutionId())),
                            past.stream()
                                    .filter(each -> each.institutionId() == null)
                                    .filter(each -> place.level()
                                            .map(LevelTerms::code)
                                            .filter(each.level()::equals)
                                            .isPresent()))
                    .filter(each -> each.kind() == kind)
                    .findFirst()
                    .orElse(null);
        }
    }

    @Override
    public PathComparison compare(PathQuestion question) {
        Insured insured = insured(question).orElse(null);
        if (insured == null) {
            return PathComparison.silent(PathSilence.NOT_INSURED);
        }
        RuleSet rules = rules(insured, question).orElse(null);
        if (rules == null) {
            return PathComparison.silent(PathSilence.NO_RULES);
        }
        audit.record(
                "insurance.path-costs",
                question.residentId(),
                "insured person",
                question.residentId(),
                Map.of("diagnosis", question.diagnosis()));
        Known known = known(question, insured, rules);
        return comparison(question, known, calculation(insured, known));
    }

    @Override
    public Optional<PathExplanation> explain(PathQuestion question) {
        Insured insured = insured(question).orElse(null);
        RuleSet rules = insured == null ? null : rules(insured, question).orElse(null);
        if (insured == null || rules == null) {
            return Optional.empty();
        }
        Known known = known(question, insured, rules);
        PathCalculation calculation = calculation(insured, known);
        PathComparison comparison = comparison(question, known, calculation);
        boolean staying = question.candidates().isEmpty();
        PlaceCost cost = staying ? comparison.stay() : comparison.places().getFirst();
        Place place = known.places()
                .get(staying ? question.from() : question.candidates().getFirst());
        if (cost == null || place == null || cost.silence() != null) {
            return Optional.empty();
        }
        PastCost past = Objects.requireNonNull(known.past(place));
        audit.record("insurance.path-why", question.residentId(), "institution", cost.institutionId(), Map.of());
        ExpectedClaim expected = expected(question, known, place);
        return Optional.of(new PathExplanation(
                comparison,
                cost,
                staying ? null : calculation.typical(expected, Way.REFERRED, past),
                calculation.typical(expected, question.emergency() ? Way.EMERGENCY : Way.DIRECT, past)));
    }

    private Optional<Insured> insured(PathQuestion question) {
        boolean contracted = enrolments.familyDoctorOf(question.residentId()).isPresent();
        return bills.insured(question.residentId(), question.on(), contracted);
    }

    private Optional<RuleSet> rules(Insured insured, PathQuestion question) {
        return book.on(insured.region(), insured.person().scheme(), question.on());
    }

    private PathCalculation calculation(Insured insured, Known known) {
        return new PathCalculation(
                insured.person(), known.rules(), book.entitlement(known.rules().id()), known.soFar());
    }

    private Known known(PathQuestion question, Insured insured, RuleSet rules) {
        List<UUID> ids = Stream.concat(question.candidates().stream(), Stream.of(question.from()))
                .distinct()
                .toList();
        Map<UUID, String> levels = bills.levels(insured.region(), ids, question.on());
        Map<UUID, Place> places = institutions.findAll(ids).values().stream()
                .map(each -> standing.of(each, question.residentId(), insured.region(), rules, levels, question.on()))
                .collect(java.util.stream.Collectors.toMap(Place::id, place -> place));
        List<PastCost> past = costs.rule(question.on())
                .map(rule -> costs.find(
                        insured.region(), problem(question.diagnosis()), question.kinds(), ids, rule.leastCases()))
                .orElse(List.of());
        return new Known(
                rules,
                places,
                past,
                kind(question.kinds(), past),
                years.of(question.residentId(), insured, question.on()));
    }

    private static CareKind kind(List<CareKind> kinds, List<PastCost> past) {
        return kinds.stream()
                .filter(kind -> past.stream().anyMatch(each -> each.kind() == kind))
                .findFirst()
                .orElse(kinds.getFirst());
    }

    private PathComparison comparison(PathQuestion question, Known known, PathCalculation calculation) {
        return new PathComparison(
                null,
                known.rules().scheme(),
                known.kind(),
                known.rules().name(),
                known.rules().source(),
                known.rules().confidence(),
                stay(question, known, calculation),
                question.candidates().stream()
                        .map(known.places()::get)
                        .filter(Objects::nonNull)
                        .map(place -> cost(question, known, place, calculation, false))
                        .toList());
    }

    private @Nullable PlaceCost stay(PathQuestion question, Known known, PathCalculation calculation) {
        Place here = known.places().get(question.from());
        if (here == null || question.candidates().contains(question.from())) {
            return null;
        }
        boolean primary = here.level().map(LevelTerms::firstContact).orElse(false);
        return primary ? cost(question, known, here, calculation, true) : null;
    }

    private static PlaceCost cost(
            PathQuestion question, Known known, Place place, PathCalculation calculation, boolean staying) {
        LevelTerms level = place.level().orElse(null);
        if (level == null) {
            return silent(known, place, null, PathSilence.NOT_IN_RULES);
        }
        if (known.kind() == CareKind.INPATIENT && !place.beds()) {
            return silent(known, place, level.name(), PathSilence.NO_BEDS);
        }
        PastCost past = known.past(place);
        if (past == null) {
            return silent(known, place, level.name(), PathSilence.TOO_FEW_CASES);
        }
        ExpectedClaim expected = expected(question, known, place);
        try {
            return new PlaceCost(
                    place.id(),
                    level.name(),
                    place.area(),
                    place.need(),
                    PathCalculation.cases(past),
                    staying ? null : calculation.cost(expected, Way.REFERRED, past),
                    calculation.cost(expected, question.emergency() ? Way.EMERGENCY : Way.DIRECT, past),
                    staying ? List.of() : calculation.reasons(expected, place, past, question.emergency()),
                    null);
        } catch (Fault unknownItem) {
            return silent(known, place, level.name(), PathSilence.NOT_IN_RULES);
        }
    }

    /** Without amounts; what a registration changes is said all the same. */
    private static PlaceCost silent(Known known, Place place, @Nullable String level, PathSilence why) {
        List<PathReason> reasons =
                Reasons.ofRegistration(place, known.rules().rules().referral());
        return new PlaceCost(place.id(), level, place.area(), place.need(), null, null, null, reasons, why);
    }

    private static ExpectedClaim expected(PathQuestion question, Known known, Place place) {
        return new ExpectedClaim(
                known.kind(),
                place.id(),
                place.level().map(LevelTerms::code).orElseThrow(),
                place.area(),
                place.home(),
                question.diagnosis(),
                question.on(),
                known.soFar().lastStayAt(question.from()));
    }

    private static String problem(String diagnosis) {
        return diagnosis.length() <= CATEGORY ? diagnosis : diagnosis.substring(0, CATEGORY);
    }
}
