package org.jieli.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jieli.database.BulkLoad;
import org.jieli.institution.NewInstitution;
import org.jieli.institution.NewPractitioner;

/** Writes a family-doctor team for each township centre. */
final class CareTeamsLoader {

    private final BulkLoad load;
    private final RegionPlan plan;

    CareTeamsLoader(BulkLoad load, RegionPlan plan) {
        this.load = load;
        this.plan = plan;
    }

    /** The team of a township centre. */
    static UUID team(UUID centre) {
        return EnrolmentLoader.id("team", centre);
    }

    /** The team of each township centre with its villages' doctors; in the demo county a specialist and a health manager too. */
    void load() {
        Map<UUID, String> names =
                plan.institutions().stream().collect(Collectors.toMap(NewInstitution::id, NewInstitution::name));
        Map<UUID, List<Village>> townships =
                plan.villages().stream().collect(Collectors.groupingBy(Village::townshipCentreId));
        load.load(
                "enrolment.team",
                List.of("id", "institution_id", "name", "phone", "district_institution_id", "city_institution_id"),
                rows -> townships.forEach((centre, villages) -> rows.row(
                        team(centre),
                        centre,
                        Objects.requireNonNull(names.get(centre)).replace("示范", "") + "家庭医生团队",
                        "0398-9100000",
                        villages.getFirst().countyHospitalId(),
                        plan.cityHospital())));
        load.load(
                "enrolment.team_grid",
                List.of("team_id", "division"),
                rows -> townships.forEach(
                        (centre, villages) -> villages.forEach(village -> rows.row(team(centre), village.code()))));
        members(townships);
    }

    private void members(Map<UUID, List<Village>> townships) {
        Map<UUID, List<NewPractitioner>> staff = plan.practitioners().stream()
                .collect(Collectors.groupingBy(
                        person -> person.places().getFirst().institutionId()));
        List<String> ofCentre = List.of("FAMILY_DOCTOR", "PUBLIC_HEALTH", "NURSE");
        load.load(
                "enrolment.team_member",
                List.of(
                        "id",
                        "team_id",
                        "practitioner_id",
                        "practitioner_name",
                        "institution_id",
                        "function",
                        "leads",
                        "from_date"),
                rows -> townships.forEach((centre, villages) -> {
                    List<NewPractitioner> own = staff.getOrDefault(centre, List.of());
                    for (int i = 0; i < Math.min(own.size(), ofCentre.size()); i++) {
                        member(rows, centre, own.get(i), centre, ofCentre.get(i), i == 0, plan.founded());
                    }
                    for (Village village : villages) {
                        staff.getOrDefault(village.clinicId(), List.of()).stream()
                                .limit(1)
                                .forEach(person -> member(
                                        rows,
                                        centre,
                                        person,
                                        village.clinicId(),
                                        "VILLAGE_DOCTOR",
                                        false,
                                        plan.founded()));
                    }
                    UUID hospital = villages.getFirst().countyHospitalId();
                    List<NewPractitioner> upper = staff.getOrDefault(hospital, List.of());
                    if (upper.size() > 1) {
                        member(rows, centre, upper.getFirst(), hospital, "SPECIALIST", false, plan.founded());
                        member(rows, centre, upper.getLast(), hospital, "HEALTH_MANAGER", false, plan.founded());
                    }
                }));
    }

    private void member(
            BulkLoad.Rows rows,
            UUID centre,
            NewPractitioner person,
            UUID place,
            String function,
            boolean leads,
            LocalDate from) {
        rows.row(
                EnrolmentLoader.id("member-" + centre, person.id()),
                team(centre),
                person.id(),
                person.name(),
                place,
                function,
                leads,
                from);
    }
}
