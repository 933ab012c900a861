package org.jieli.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jieli.institution.DepartmentSummary;
import org.jieli.institution.NewInstitution;
import org.jieli.institution.NewPractitioner;

/**
 * The invented institutions of a city with its real divisions.
 *
 * @param founded the day since which all of them work
 * @param counties each county with its hospital
 */
record RegionPlan(
        LocalDate founded,
        List<NewInstitution> institutions,
        List<DepartmentSummary> departments,
        List<NewPractitioner> practitioners,
        List<County> counties,
        List<Village> villages,
        UUID cityHospital,
        UUID tcmHospital,
        List<UUID> continuingCare) {

    /** A county of the region with its hospital, its township centres and its clinics. */
    record County(String code, String name, UUID hospital, List<UUID> members) {}
}
