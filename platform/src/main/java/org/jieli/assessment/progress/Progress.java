package org.jieli.assessment.progress;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jieli.alliance.AllianceSummary;
import org.jieli.alliance.Alliances;
import org.jieli.assessment.pilot.PilotCities;
import org.jieli.assessment.task.Task;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.region.Division;
import org.jieli.region.Divisions;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Counts a task's reports down the tree: nation, provinces, cities, units. */
@Service
@Transactional(readOnly = true)
class Progress {

    static final int PROVINCE = 2;
    static final int CITY = 4;

    private final ProgressRepository counts;
    private final Divisions divisions;
    private final Alliances alliances;
    private final Institutions institutions;
    private final PilotCities pilotCities;
    private final Clock clock;

    Progress(
            ProgressRepository counts,
            Divisions divisions,
            Alliances alliances,
            Institutions institutions,
            PilotCities pilotCities,
            Clock clock) {
        this.counts = counts;
        this.divisions = divisions;
        this.alliances = alliances;
        this.institutions = institutions;
        this.pilotCities = pilotCities;
        this.clock = clock;
    }

    /** A place with its counts; {@code own} where it is the report of the authority itself. */
    record Line(String code, String name, Tally tally, boolean own) {}

    /**
     * A city that lacks somebody who must report: at least one urban and one county lead, all leads in a pilot city.
     *
     * @param leads names of the leads that exist and are not asked
     */
    record Missing(String city, String name, boolean urban, boolean county, boolean pilot, List<String> leads) {}

    /** The asked place within the asker's area; {@link CommonFault#NOT_FOUND} outside. */
    String place(String asked) {
        String own = CurrentAccess.require().division();
        if (asked.isBlank()) {
            return own;
        }
        if (!asked.startsWith(own)) {
            throw new Fault(CommonFault.NOT_FOUND);
        }
        return asked;
    }

    /** The divisions below a place with their counts; none below a city, where the units themselves are listed. */
    List<Line> below(Task task, String place) {
        if (place.length() >= CITY) {
            return List.of();
        }
        LocalDate today = LocalDate.now(clock);
        Map<String, String> names = new HashMap<>();
        divisions.children(place, today).forEach(child -> names.put(child.code(), child.name()));
        return counts.tallies(task.id(), place, place.isEmpty() ? PROVINCE : CITY).stream()
                .map(tally -> new Line(
                        tally.place(),
                        names.getOrDefault(tally.place(), divisions.fullName(tally.place(), today)),
                        tally,
                        tally.place().equals(place)))
                .toList();
    }

    Tally total(Task task, String place) {
        return counts.tallies(task.id(), place, place.length()).stream().reduce(Tally.none(place), Tally::plus);
    }

    /** The way from the asker's area down to a place. */
    List<Division> path(String place) {
        int own = CurrentAccess.require().division().length();
        return divisions.path(place, LocalDate.now(clock)).stream()
                .filter(division -> division.code().length() > own)
                .toList();
    }

    /** The cities that were decided on, and those that the task's leader names beside them. */
    private Set<String> pilotsOf(Task task) {
        Set<String> pilots = new HashSet<>(task.pilotCities());
        pilotCities.all().stream()
                .filter(city -> city.holdsOn(task.period().to()))
                .forEach(city -> pilots.add(city.division()));
        return pilots;
    }

    List<Missing> missing(Task task, String place) {
        LocalDate today = LocalDate.now(clock);
        String area = place.length() > task.division().length() ? place : task.division();
        Map<String, ProgressRepository.Leads> leads = new HashMap<>();
        counts.leads(task.id(), area).forEach(each -> leads.put(each.city(), each));
        Map<String, List<String>> notAsked = notAsked(task, area, today);
        List<Missing> missing = new ArrayList<>();
        Set<String> pilots = pilotsOf(task);
        for (Division city : cities(area, today)) {
            ProgressRepository.Leads known = leads.get(city.code());
            boolean pilot = pilots.contains(city.code());
            boolean noUrban = known == null || known.urban() == 0;
            boolean noCounty = known == null || known.county() == 0;
            List<String> others = notAsked.getOrDefault(city.code(), List.of());
            if (noUrban || noCounty || pilot && !others.isEmpty()) {
                missing.add(new Missing(
                        city.code(), divisions.fullName(city.code(), today), noUrban, noCounty, pilot, others));
            }
        }
        return missing;
    }

    private List<Division> cities(String area, LocalDate today) {
        if (area.length() >= CITY) {
            return divisions.find(area.substring(0, CITY), today).map(List::of).orElse(List.of());
        }
        List<String> provinces = area.isEmpty()
                ? divisions.children("", today).stream().map(Division::code).toList()
                : List.of(area);
        return provinces.stream()
                .flatMap(province -> divisions.children(province, today).stream())
                .filter(division -> division.code().length() == CITY)
                .toList();
    }

    private Map<String, List<String>> notAsked(Task task, String area, LocalDate today) {
        Set<UUID> asked = Set.copyOf(counts.leadInstitutions(task.id(), area));
        Set<UUID> leads = alliances.existing(today).stream()
                .filter(alliance -> alliance.form() == AllianceSummary.Form.URBAN_MEDICAL_GROUP
                        || alliance.form() == AllianceSummary.Form.COUNTY_MEDICAL_COMMUNITY)
                .map(AllianceSummary::leadInstitutionId)
                .filter(lead -> !asked.contains(lead))
                .collect(Collectors.toSet());
        Map<String, List<String>> byCity = new LinkedHashMap<>();
        for (InstitutionSummary lead : institutions.findAll(leads).values()) {
            if (lead.division().startsWith(area) && lead.division().length() >= CITY) {
                byCity.computeIfAbsent(lead.division().substring(0, CITY), city -> new ArrayList<>())
                        .add(lead.name());
            }
        }
        return byCity;
    }
}
