package org.jieli.institution;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Looks up institutions, their departments and people, and what they can treat. */
public interface Institutions {

    Optional<InstitutionSummary> find(UUID id);

    Map<UUID, InstitutionSummary> findAll(Collection<UUID> ids);

    /** Institutions in a division (by code prefix), by name. */
    List<InstitutionSummary> inDivision(String divisionPrefix);

    List<DepartmentSummary> departments(UUID institutionId);

    Optional<DepartmentSummary> department(UUID departmentId);

    /** Departments of several institutions that treat the diagnosis, by institution. */
    Map<UUID, List<DepartmentSummary>> departmentsFor(Collection<UUID> institutionIds, String icd10);

    Optional<PractitionerSummary> practitioner(UUID practitionerId);

    /** What the institution's own catalogue, or else its tier's, says of a diagnosis on a day. */
    Capability capability(UUID institutionId, String icd10, LocalDate on);

    /** The same for several institutions at once. */
    Map<UUID, Capability> capabilities(Collection<UUID> institutionIds, String icd10, LocalDate on);
}
