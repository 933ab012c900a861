package org.jieli.assessment.proposal;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jieli.alliance.AllianceSummary;
import org.jieli.alliance.Alliances;
import org.jieli.assessment.form.Forms;
import org.jieli.assessment.task.Reports;
import org.jieli.assessment.task.Unit;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.region.Division;
import org.jieli.region.Divisions;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Proposes what the registers of institutions, alliances and divisions know, on the last day of the period. */
@Component
class KnownFacts {

    private static final int CITY_DIGITS = 4;

    private final List<Fact> facts = new ArrayList<>();
    private final Institutions institutions;
    private final Alliances alliances;
    private final Divisions divisions;

    KnownFacts(Institutions institutions, Alliances alliances, Divisions divisions) throws IOException {
        this.institutions = institutions;
        this.alliances = alliances;
        this.divisions = divisions;
        for (Resource resource : new PathMatchingResourcePatternResolver()
                .getResources("classpath*:org/jieli/assessment/proposal/*/facts.yaml")) {
            try (InputStream content = resource.getInputStream()) {
                facts.addAll(Forms.read(content, FactFile.class).facts());
            }
        }
    }

    /** Which register answers an item. */
    enum Register {
        INSTITUTION_NAME,
        INSTITUTION_CODE,
        ALLIANCE_MEMBERS,
        INSTITUTIONS,
        COUNTIES
    }

    /** One line of the file: an item of some forms, and what answers it; only institutions of the categories count. */
    record Fact(
            List<String> forms,
            String item,
            Register from,
            @Nullable List<String> categories) {}

    private record FactFile(List<Fact> facts) {}

    Map<String, Proposal> of(Reports.Opened opened) {
        Unit unit = opened.report().unit();
        LocalDate on = opened.task().period().to();
        Map<String, Proposal> known = new HashMap<>();
        facts.stream()
                .filter(fact -> fact.forms().contains(unit.form())
                        && opened.form().item(fact.item()).isPresent())
                .forEach(fact ->
                        answer(fact, unit, on).ifPresent(value -> known.put(fact.item(), Proposal.ofRecord(value))));
        return known;
    }

    private Optional<String> answer(Fact fact, Unit unit, LocalDate on) {
        return switch (fact.from()) {
            case INSTITUTION_NAME -> institution(unit).map(InstitutionSummary::name);
            case INSTITUTION_CODE -> institution(unit).map(InstitutionSummary::creditCode);
            case ALLIANCE_MEMBERS -> members(unit, on).map(members -> count(fact, members));
            case INSTITUTIONS -> Optional.of(count(fact, institutions.inDivision(unit.division())));
            case COUNTIES -> Optional.of(String.valueOf(counties(unit.division(), on)));
        };
    }

    private Optional<InstitutionSummary> institution(Unit unit) {
        return Optional.ofNullable(unit.institutionId()).flatMap(institutions::find);
    }

    private Optional<Collection<InstitutionSummary>> members(Unit unit, LocalDate on) {
        UUID lead = unit.institutionId();
        AllianceSummary.Form form = unit.form().equals("urban_lead")
                ? AllianceSummary.Form.URBAN_MEDICAL_GROUP
                : AllianceSummary.Form.COUNTY_MEDICAL_COMMUNITY;
        return lead == null
                ? Optional.empty()
                : alliances.of(lead, on).stream()
                        .filter(alliance -> alliance.form() == form
                                && alliance.leadInstitutionId().equals(lead))
                        .map(AllianceSummary::members)
                        .findFirst()
                        .map((Set<UUID> members) ->
                                institutions.findAll(members).values());
    }

    private long counties(String division, LocalDate on) {
        List<Division> below = divisions.children(division, on);
        return division.length() < CITY_DIGITS
                ? below.stream()
                        .mapToLong(city -> divisions.children(city.code(), on).size())
                        .sum()
                : below.size();
    }

    private static String count(Fact fact, Collection<InstitutionSummary> all) {
        List<String> categories = fact.categories();
        return String.valueOf(all.stream()
                .filter(institution -> categories == null || categories.contains(institution.category()))
                .count());
    }
}
