package org.jieli.institution;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jieli.database.CachedSnapshot;
import org.jieli.database.Revisions;
import org.springframework.context.annotation.DependsOn;
import org.springframework.stereotype.Service;

/** Institutions in memory: asked for on each visit and for each candidate of a referral, changed rarely. */
@Service
@DependsOn("org.jieli.institution.ShippedCatalogues")
class CachedInstitutions implements Institutions {

    private final CachedSnapshot<InstitutionSnapshot> snapshot;
    private final PractitionerRepository practitioners;
    private final InstitutionSearch search;

    CachedInstitutions(
            InstitutionRepository institutions,
            CatalogueRepository catalogues,
            PractitionerRepository practitioners,
            InstitutionSearch search,
            Revisions revisions) {
        this.practitioners = practitioners;
        this.search = search;
        this.snapshot = revisions.snapshot(
                "institution",
                () -> new InstitutionSnapshot(institutions.all(), institutions.allDepartments(), catalogues.all()));
    }

    @Override
    public Optional<InstitutionSummary> find(UUID id) {
        return snapshot.get().find(id);
    }

    @Override
    public Map<UUID, InstitutionSummary> findAll(Collection<UUID> ids) {
        InstitutionSnapshot now = snapshot.get();
        Map<UUID, InstitutionSummary> found = new HashMap<>();
        ids.forEach(id -> now.find(id).ifPresent(institution -> found.put(id, institution)));
        return found;
    }

    @Override
    public List<InstitutionSummary> inDivision(String divisionPrefix) {
        return snapshot.get().inDivision(divisionPrefix);
    }

    @Override
    public List<DepartmentSummary> departments(UUID institutionId) {
        return snapshot.get().departments(institutionId);
    }

    @Override
    public Optional<DepartmentSummary> department(UUID departmentId) {
        return snapshot.get().department(departmentId);
    }

    @Override
    public Map<UUID, List<DepartmentSummary>> departmentsFor(Collection<UUID> institutionIds, String icd10) {
        InstitutionSnapshot now = snapshot.get();
        return each(institutionIds, id -> now.departmentsFor(id, icd10));
    }

    @Override
    public Optional<PractitionerSummary> practitioner(UUID practitionerId) {
        return practitioners.find(practitionerId);
    }

    @Override
    public List<UUID> practicePlaces(UUID practitionerId, LocalDate on) {
        return search.practicePlaces(practitionerId, on);
    }

    @Override
    public List<InstitutionSummary> search(String text, LocalDate on, int limit) {
        return text.isBlank() ? List.of() : search.institutions(text.strip(), on, limit);
    }

    @Override
    public List<PracticePlace> seniorPhysicians(String text, LocalDate on, int limit) {
        return text.isBlank() ? List.of() : search.seniorPhysicians(text.strip(), on, limit);
    }

    @Override
    public List<PracticePlace> practitioners(String text, Collection<UUID> institutionIds, LocalDate on, int limit) {
        return institutionIds.isEmpty() ? List.of() : search.practitioners(text.strip(), institutionIds, on, limit);
    }

    @Override
    public Capability capability(UUID institutionId, String icd10, LocalDate on) {
        return snapshot.get().capability(institutionId, icd10, on);
    }

    @Override
    public Map<UUID, Capability> capabilities(Collection<UUID> institutionIds, String icd10, LocalDate on) {
        InstitutionSnapshot now = snapshot.get();
        return each(institutionIds, id -> now.capability(id, icd10, on));
    }

    @Override
    public CareLevel careLevel(UUID institutionId) {
        return find(institutionId).map(CareLevel::of).orElse(CareLevel.VILLAGE);
    }

    @Override
    public String categoryName(String category, boolean inEnglish) {
        return CodeTable.CATEGORIES.name(category, inEnglish);
    }

    @Override
    public String specialtyName(String specialty, boolean inEnglish) {
        return CodeTable.SUBJECTS.name(specialty, inEnglish);
    }

    void changed() {
        snapshot.changed();
    }

    private static <T> Map<UUID, T> each(Collection<UUID> ids, Function<UUID, T> answer) {
        Map<UUID, T> answers = new HashMap<>();
        ids.forEach(id -> answers.put(id, answer.apply(id)));
        return answers;
    }
}
