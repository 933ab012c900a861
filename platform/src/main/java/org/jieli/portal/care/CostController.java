package org.jieli.portal.care;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jieli.encounter.AdmissionSummary;
import org.jieli.encounter.Encounters;
import org.jieli.encounter.VisitSummary;
import org.jieli.enrolment.Enrolments;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.institution.Tier;
import org.jieli.insurance.CareKind;
import org.jieli.insurance.PathComparison;
import org.jieli.insurance.PathCosts;
import org.jieli.insurance.PathQuestion;
import org.jieli.insurance.PlaceCost;
import org.jieli.portal.Me;
import org.jieli.portal.PersonalPages;
import org.jieli.portal.Places;
import org.jieli.resident.Residents;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.terminology.Diagnoses;
import org.jieli.terminology.Diagnosis;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** What care for a condition is likely to cost him at each place near, by each way, before he goes anywhere. */
@Controller
@PersonalPages
class CostController {

    private static final int OWN = 50;
    private static final int FOUND = 12;
    private static final int NEAR = 200;
    private static final int PLACES = 8;
    private static final int COUNTY_DIGITS = 6;
    private static final int CITY_DIGITS = 4;

    private final PathCosts costs;
    private final Diagnoses diagnoses;
    private final Encounters encounters;
    private final Enrolments enrolments;
    private final Institutions institutions;
    private final Residents residents;
    private final Places places;
    private final Clock clock;

    CostController(
            PathCosts costs,
            Diagnoses diagnoses,
            Encounters encounters,
            Enrolments enrolments,
            Institutions institutions,
            Residents residents,
            Places places,
            Clock clock) {
        this.costs = costs;
        this.diagnoses = diagnoses;
        this.encounters = encounters;
        this.enrolments = enrolments;
        this.institutions = institutions;
        this.residents = residents;
        this.places = places;
        this.clock = clock;
    }

    @GetMapping("/my/costs")
    String costs(
            @ModelAttribute("me") Me me,
            @RequestParam(defaultValue = "") String diagnosis,
            @RequestParam(defaultValue = "OUTPATIENT") CareKind kind,
            @RequestParam(defaultValue = "") String q,
            Model model) {
        UUID person = me.session().shown();
        Diagnosis condition = diagnoses.find(diagnosis).orElse(null);
        String wanted = q.strip();
        model.addAttribute("condition", condition);
        model.addAttribute("kind", kind);
        model.addAttribute("q", wanted);
        model.addAttribute("own", own(person));
        model.addAttribute("found", wanted.isEmpty() ? List.of() : diagnoses.search(wanted, FOUND));
        PathComparison comparison = condition == null
                ? null
                : compare(person, condition.code(), kind).orElse(null);
        model.addAttribute("costs", comparison);
        model.addAttribute("places", comparison == null ? Map.of() : names(comparison));
        return "portal/care/where";
    }

    /** Why each way to a place costs what it costs; without a place, care at primary level. */
    @GetMapping("/my/costs/why")
    String why(
            @ModelAttribute("me") Me me,
            @RequestParam String diagnosis,
            @RequestParam CareKind kind,
            @RequestParam(required = false) @Nullable UUID to,
            Model model) {
        Diagnosis condition = diagnoses.find(diagnosis).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        InstitutionSummary home = home(me.session().shown()).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        UUID place = to == null ? home.id() : to;
        String code = URLEncoder.encode(condition.code(), StandardCharsets.UTF_8);
        model.addAttribute("back", "/my/costs?diagnosis=" + code + "&kind=" + kind.name());
        model.addAttribute("place", places.names(Set.of(place)).getOrDefault(place, "–"));
        model.addAttribute(
                "why",
                costs.explain(question(
                                me.session().shown(),
                                condition.code(),
                                kind,
                                home,
                                Optional.ofNullable(to).stream().toList()))
                        .orElse(null));
        return "portal/care/costs";
    }

    private Optional<PathComparison> compare(UUID person, String diagnosis, CareKind kind) {
        return home(person)
                .map(home -> costs.compare(question(
                        person,
                        diagnosis,
                        kind,
                        home,
                        near(home).map(InstitutionSummary::id).toList())))
                .map(CostController::fewest);
    }

    /** Those that tell something of themselves first, and no more than can be looked through on a phone. */
    private static PathComparison fewest(PathComparison all) {
        return new PathComparison(
                all.silence(),
                all.scheme(),
                all.kind(),
                all.rules(),
                all.source(),
                all.confidence(),
                all.stay(),
                all.places().stream()
                        .sorted(Comparator.comparing((PlaceCost each) -> each.cases() == null)
                                .thenComparing(each ->
                                        each.cases() == null || !each.cases().ofInstitution()))
                        .limit(PLACES)
                        .toList());
    }

    private PathQuestion question(
            UUID person, String diagnosis, CareKind kind, InstitutionSummary home, List<UUID> candidates) {
        return new PathQuestion(
                person, diagnosis, List.of(kind), home.id(), candidates, false, ChinaTime.date(clock.instant()));
    }

    /** Where he is seen first: his family doctor's institution, or else the primary one where he was last. */
    private Optional<InstitutionSummary> home(UUID person) {
        return enrolments
                .familyDoctorOf(person)
                .flatMap(doctor -> institutions.find(doctor.institutionId()))
                .or(() -> encounters.visitsOf(person, OWN).stream()
                        .map(VisitSummary::institutionId)
                        .distinct()
                        .flatMap(id -> institutions.find(id).stream())
                        .filter(InstitutionSummary::primary)
                        .findFirst())
                .or(() -> residents
                        .find(person)
                        .flatMap(resident -> institutions.inDivision(resident.division()).stream()
                                .filter(InstitutionSummary::primary)
                                .findFirst()));
    }

    /** The hospitals of the county, then the tertiary ones of the city. */
    private Stream<InstitutionSummary> near(InstitutionSummary home) {
        String county = beginning(home.division(), COUNTY_DIGITS);
        return institutions.inDivision(beginning(county, CITY_DIGITS)).stream()
                .filter(each -> !each.primary() && !each.continuingCare())
                .filter(each -> each.tier() == Tier.TERTIARY
                        || (each.tier() == Tier.SECONDARY && each.division().startsWith(county)))
                .sorted(Comparator.comparing(
                                (InstitutionSummary each) -> !each.division().startsWith(county))
                        .thenComparing(InstitutionSummary::tier))
                .limit(NEAR);
    }

    /** The institutions of a city or province lie in a wider division. */
    private static String beginning(String division, int digits) {
        return division.substring(0, Math.min(digits, division.length()));
    }

    private Map<UUID, String> names(PathComparison comparison) {
        return places.names(Stream.concat(comparison.places().stream(), Stream.ofNullable(comparison.stay()))
                .map(PlaceCost::institutionId)
                .toList());
    }

    /** His own diagnoses, the latest first. */
    private List<Diagnosis> own(UUID person) {
        Map<String, Diagnosis> own = new LinkedHashMap<>();
        Stream.concat(
                        encounters.visitsOf(person, OWN).stream().map(VisitSummary::diagnoses),
                        encounters.admissionsOf(person, OWN).stream().map(AdmissionSummary::diagnoses))
                .flatMap(List::stream)
                .forEach(each -> own.putIfAbsent(each.code(), each));
        return own.values().stream().limit(FOUND).toList();
    }
}
