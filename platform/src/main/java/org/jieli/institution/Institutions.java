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

    /** Departments of several institutions that treat the diagnosis, by institution, the most closely fitting first. */
    Map<UUID, List<DepartmentSummary>> departmentsFor(Collection<UUID> institutionIds, String icd10);

    Optional<PractitionerSummary> practitioner(UUID practitionerId);

    /** The institutions where a practitioner practises on a day. */
    List<UUID> practicePlaces(UUID practitionerId, LocalDate on);

    /** Institutions that work on a day, by part of the name or the beginning of its pinyin initials, by name. */
    List<InstitutionSummary> search(String text, LocalDate on, int limit);

    /** 副主任医师及以上 at secondary and tertiary hospitals, by part of their or the hospital's name, or their initials. */
    List<PracticePlace> seniorPhysicians(String text, LocalDate on, int limit);

    /** Who practises at one of the institutions on a day, by part of the name or the beginning of its initials. */
    List<PracticePlace> practitioners(String text, Collection<UUID> institutionIds, LocalDate on, int limit);

    /** What the institution's own catalogue, or else its tier's, says of a diagnosis on a day. */
    Capability capability(UUID institutionId, String icd10, LocalDate on);

    /** The same for several institutions at once. */
    Map<UUID, Capability> capabilities(Collection<UUID> institutionIds, String icd10, LocalDate on);

    /** Where the institution stands in tiered care; the lowest level when it is unknown. */
    CareLevel careLevel(UUID institutionId);

    /** The name of a WS 218 category; the code itself when unknown. */
    String categoryName(String category, boolean inEnglish);

    /** The name of a diagnosis and treatment subject; the code itself when unknown. */
    String specialtyName(String specialty, boolean inEnglish);
}
