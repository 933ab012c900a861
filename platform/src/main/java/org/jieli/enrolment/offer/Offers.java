package org.jieli.enrolment.offer;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Packages as agreements take them. */
@Service
@Transactional(readOnly = true)
public class Offers {

    private final PackageRepository packages;
    private final Institutions institutions;

    Offers(PackageRepository packages, Institutions institutions) {
        this.packages = packages;
        this.institutions = institutions;
    }

    /** What a team's institution sells on a day, the basic packages first. */
    public List<PackageVersion> sold(UUID institutionId, LocalDate on) {
        return institutions
                .find(institutionId)
                .map(InstitutionSummary::division)
                .map(division -> packages.sold(institutionId, division, on))
                .orElse(List.of());
    }

    public List<PackageVersion> findAll(Collection<UUID> versions) {
        return versions.isEmpty() ? List.of() : packages.findAll(versions);
    }

    /** What several packages cost together. */
    public static Price together(List<PackageVersion> versions) {
        return versions.stream().map(PackageVersion::price).reduce(Price.NOTHING, Price::plus);
    }
}
