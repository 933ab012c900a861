package org.jieli.demo;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jieli.institution.DepartmentSummary;
import org.jieli.institution.Institutions;

/** Which department of a place takes a diagnosis, as receivers are found for referrals. */
final class Wards {

    private final Map<String, Map<UUID, UUID>> byDiagnosis = new HashMap<>();

    /** Asked in the thread that wrote the departments: nobody else sees them yet. */
    Wards(Institutions institutions, Collection<DepartmentSummary> departments, Collection<String> diagnoses) {
        Map<UUID, List<DepartmentSummary>> byPlace =
                departments.stream().collect(Collectors.groupingBy(DepartmentSummary::institutionId));
        for (String diagnosis : diagnoses) {
            Map<UUID, UUID> wards = new HashMap<>();
            byPlace.forEach((place, all) -> wards.put(place, all.getFirst().id()));
            institutions.departmentsFor(byPlace.keySet(), diagnosis).forEach((place, fitting) -> {
                if (!fitting.isEmpty()) {
                    wards.put(place, fitting.getFirst().id());
                }
            });
            byDiagnosis.put(diagnosis, wards);
        }
    }

    /** The department that fits most closely, else the first of the place. */
    UUID of(UUID place, String diagnosis) {
        return Objects.requireNonNull(
                byDiagnosis.getOrDefault(diagnosis, Map.of()).get(place));
    }
}
