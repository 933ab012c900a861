package org.jieli.institution;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Writes institutions and their people. Each call checks everything first and answers a {@code common.invalid} fault with the
 * path of every faulty field, e.g. {@code institutions[3].creditCode}; then nothing is written. Made for thousands at once.
 */
public interface InstitutionRegistry {

    void register(Collection<NewInstitution> institutions);

    /** Adds departments; their specialty is a code of the diagnosis and treatment subjects. */
    void addDepartments(Collection<DepartmentSummary> departments);

    void addPractitioners(Collection<NewPractitioner> practitioners);

    /** Adds services that the institution offers from a day on, by their codes; those it offers already stay. */
    void offerServices(UUID institutionId, Collection<String> services, LocalDate since);

    /** Puts a catalogue of its own in the place of the one in force from a day on; an empty one ends it. */
    void replaceCatalogue(UUID institutionId, List<CatalogueRow> rows, LocalDate from);
}
