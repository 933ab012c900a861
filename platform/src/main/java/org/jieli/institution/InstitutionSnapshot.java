package org.jieli.institution;

import static java.util.stream.Collectors.groupingBy;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jieli.institution.CatalogueRepository.Line;

/** Institutions, departments and catalogues in memory. */
final class InstitutionSnapshot {

    private final Map<UUID, InstitutionSummary> byId = new HashMap<>();
    private final NavigableMap<String, List<InstitutionSummary>> byDivision;
    private final Map<UUID, List<DepartmentSummary>> departments;
    private final Map<UUID, DepartmentSummary> departmentById = new HashMap<>();
    private final Map<UUID, DiseaseCatalogue> own = new HashMap<>();
    private final Map<CareLevel, DiseaseCatalogue> ofLevel = new EnumMap<>(CareLevel.class);

    InstitutionSnapshot(
            List<InstitutionSummary> institutions, List<DepartmentSummary> allDepartments, List<Line> lines) {
        institutions.forEach(institution -> byId.put(institution.id(), institution));
        byDivision = institutions.stream()
                .collect(groupingBy(InstitutionSummary::division, TreeMap::new, java.util.stream.Collectors.toList()));
        departments = allDepartments.stream().collect(groupingBy(DepartmentSummary::institutionId));
        allDepartments.forEach(department -> departmentById.put(department.id(), department));
        lines.stream()
                .filter(line -> line.careLevel() != null)
                .collect(groupingBy(Line::careLevel))
                .forEach((level, of) -> ofLevel.put(level, catalogue(of)));
        lines.stream()
                .filter(line -> line.institutionId() != null)
                .collect(groupingBy(Line::institutionId))
                .forEach((institution, of) -> own.put(institution, catalogue(of)));
    }

    Optional<InstitutionSummary> find(UUID id) {
        return Optional.ofNullable(byId.get(id));
    }

    Collection<InstitutionSummary> all() {
        return byId.values();
    }

    List<InstitutionSummary> inDivision(String prefix) {
        return byDivision.subMap(prefix, true, prefix + Character.MAX_VALUE, false).values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparing(InstitutionSummary::name).thenComparing(InstitutionSummary::id))
                .toList();
    }

    List<DepartmentSummary> departments(UUID institutionId) {
        return departments.getOrDefault(institutionId, List.of());
    }

    Optional<DepartmentSummary> department(UUID id) {
        return Optional.ofNullable(departmentById.get(id));
    }

    /** Departments that treat the diagnosis, the one that fits most closely first. */
    List<DepartmentSummary> departmentsFor(UUID institutionId, String icd10) {
        return departments(institutionId).stream()
                .filter(department ->
                        SubjectRanges.fit(department.specialty(), icd10).isPresent())
                .sorted(Comparator.comparingLong((DepartmentSummary department) ->
                                SubjectRanges.fit(department.specialty(), icd10).orElse(Long.MAX_VALUE))
                        .thenComparing(DepartmentSummary::specialty)
                        .thenComparing(DepartmentSummary::name))
                .toList();
    }

    /** The institution's own catalogue says it; where that is silent, its level's; where both are, it refers. */
    Capability capability(UUID institutionId, String icd10, LocalDate on) {
        return own.getOrDefault(institutionId, DiseaseCatalogue.EMPTY)
                .says(icd10, on)
                .or(() -> find(institutionId)
                        .flatMap(institution -> ofLevel.getOrDefault(CareLevel.of(institution), DiseaseCatalogue.EMPTY)
                                .says(icd10, on)))
                .orElse(Capability.REFERS);
    }

    private static DiseaseCatalogue catalogue(List<Line> lines) {
        return new DiseaseCatalogue(lines.stream().map(Line::entry).toList());
    }
}
