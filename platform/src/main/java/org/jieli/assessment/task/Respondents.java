package org.jieli.assessment.task;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jieli.alliance.AllianceSummary;
import org.jieli.alliance.Alliances;
import org.jieli.institution.CareLevel;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.region.Division;
import org.jieli.region.Divisions;
import org.jieli.shared.Identifiers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who reports in an area on a day: the authorities of its provinces and cities, the lead hospitals of its urban groups and county
 * communities with the members they support (国卫医资源便函〔2019〕373号 填报工作具体要求 一). In pilot cities all leads report; elsewhere at
 * least one urban and one county lead, which is asked of the city while the task runs.
 */
@Component
class Respondents {

    private static final int PROVINCE = 2;
    private static final int CITY = 4;

    private final Divisions divisions;
    private final Alliances alliances;
    private final Institutions institutions;

    Respondents(Divisions divisions, Alliances alliances, Institutions institutions) {
        this.divisions = divisions;
        this.alliances = alliances;
        this.institutions = institutions;
    }

    /** A unit with the lead it belongs to, which stands before it in the list. */
    record Respondent(Unit unit, @Nullable UUID leadInstitution) {}

    List<Respondent> of(String area, LocalDate on) {
        List<Respondent> all = new ArrayList<>();
        authorities(area, on).forEach(unit -> all.add(new Respondent(unit, null)));
        for (AllianceSummary alliance : alliances.existing(on)) {
            Optional<InstitutionSummary> lead = institutions
                    .find(alliance.leadInstitutionId())
                    .filter(found -> found.division().startsWith(area));
            String leadForm = leadForm(alliance.form());
            if (lead.isPresent() && leadForm != null) {
                all.add(new Respondent(unit(leadForm, lead.get()), null));
                institutions.findAll(alliance.members()).values().stream()
                        .filter(member -> !member.id().equals(alliance.leadInstitutionId()))
                        .sorted(Comparator.comparing(InstitutionSummary::division))
                        .forEach(member -> memberForm(alliance.form(), member)
                                .ifPresent(form ->
                                        all.add(new Respondent(unit(form, member), alliance.leadInstitutionId()))));
            }
        }
        return all;
    }

    private List<Unit> authorities(String area, LocalDate on) {
        List<Unit> authorities = new ArrayList<>();
        List<Division> provinces = area.isEmpty()
                ? divisions.children("", on)
                : divisions.path(area, on).stream()
                        .filter(division -> division.code().length() == PROVINCE && area.length() == PROVINCE)
                        .toList();
        provinces.forEach(province -> authorities.add(authority("province", province.code(), on)));
        List<String> cities = area.length() == CITY
                ? List.of(area)
                : provinces.stream()
                        .flatMap(province -> divisions.children(province.code(), on).stream())
                        .map(Division::code)
                        .filter(code -> code.length() == CITY)
                        .toList();
        cities.forEach(city -> authorities.add(authority("city", city, on)));
        return authorities;
    }

    private Unit authority(String form, String code, LocalDate on) {
        return new Unit(Identifiers.next(), form, divisions.fullName(code, on), code, null, null, "NONE", false);
    }

    private static Unit unit(String form, InstitutionSummary place) {
        return new Unit(
                Identifiers.next(),
                form,
                place.name(),
                place.division(),
                place.id(),
                null,
                place.tier().name(),
                place.tcm());
    }

    private static @Nullable String leadForm(AllianceSummary.Form form) {
        return switch (form) {
            case URBAN_MEDICAL_GROUP -> "urban_lead";
            case COUNTY_MEDICAL_COMMUNITY -> "county_lead";
            case SPECIALTY_ALLIANCE, TELEMEDICINE_NETWORK -> null;
        };
    }

    /** 表3's second part is for supported hospitals, 表4's for supported township centres. */
    private Optional<String> memberForm(AllianceSummary.Form form, InstitutionSummary member) {
        CareLevel level = institutions.careLevel(member.id());
        return switch (form) {
            case URBAN_MEDICAL_GROUP ->
                level == CareLevel.SECONDARY || level == CareLevel.TERTIARY
                        ? Optional.of("urban_member")
                        : Optional.empty();
            case COUNTY_MEDICAL_COMMUNITY ->
                level == CareLevel.TOWNSHIP && member.primary() ? Optional.of("township") : Optional.empty();
            case SPECIALTY_ALLIANCE, TELEMEDICINE_NETWORK -> Optional.empty();
        };
    }
}
