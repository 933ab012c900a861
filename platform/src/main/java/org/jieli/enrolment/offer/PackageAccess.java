package org.jieli.enrolment.offer;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.shared.Access;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who sees, writes and decides packages: an authority its basic ones, a primary institution its personalised ones. */
@Component
class PackageAccess {

    static final Set<Role> READERS = EnumSet.of(
            Role.VILLAGE_DOCTOR,
            Role.FAMILY_DOCTOR,
            Role.SPECIALIST,
            Role.ALLIANCE_OFFICE,
            Role.HEALTH_COMMISSION,
            Role.INSURANCE_BUREAU);
    private static final int COUNTY = 6;

    private final Institutions institutions;

    PackageAccess(Institutions institutions) {
        this.institutions = institutions;
    }

    /** Whose package a new one is, and with whom it is filed. */
    record Writer(
            PackageKind kind,
            @Nullable String division,
            @Nullable UUID institutionId,
            String authority) {}

    Writer requireWriter() {
        Access access = CurrentAccess.requireRole(Role.FAMILY_DOCTOR, Role.HEALTH_COMMISSION);
        if (access.role() == Role.HEALTH_COMMISSION) {
            return new Writer(PackageKind.BASIC, access.division(), null, access.division());
        }
        UUID own = access.requireInstitution();
        String place = institutions.find(own).map(InstitutionSummary::division).orElse(access.division());
        return new Writer(PackageKind.PERSONALISED, null, own, place.substring(0, Math.min(COUNTY, place.length())));
    }

    static boolean mayWrite() {
        Role role = CurrentAccess.require().role();
        return role == Role.FAMILY_DOCTOR || role == Role.HEALTH_COMMISSION;
    }

    boolean mayWrite(PackageVersion version) {
        Access access = CurrentAccess.require();
        return version.kind() == PackageKind.BASIC
                ? access.role() == Role.HEALTH_COMMISSION && access.division().equals(version.division())
                : access.role() == Role.FAMILY_DOCTOR
                        && version.institutionId() != null
                        && version.institutionId().equals(access.institutionId());
    }

    /** An authority decides what is filed with it; a city's or a province's looks on. */
    boolean mayDecide(PackageVersion version) {
        Access access = CurrentAccess.require();
        return version.kind() == PackageKind.PERSONALISED
                && access.role() == Role.HEALTH_COMMISSION
                && access.division().equals(version.authority());
    }

    boolean maySee(PackageVersion version) {
        Access access = CurrentAccess.require();
        if (!READERS.contains(access.role())) {
            return false;
        }
        if (version.kind() == PackageKind.BASIC) {
            String whose = version.division() == null ? "" : version.division();
            return access.division().startsWith(whose) || whose.startsWith(access.division());
        }
        return access.institutionId() == null
                ? version.authority().startsWith(access.division()) && version.state() != VersionState.DRAFT
                : version.institutionId() != null && access.scope().coversInstitution(version.institutionId());
    }

    List<PackageVersion> visible(PackageRepository packages) {
        Access access = CurrentAccess.requireRole(READERS.toArray(Role[]::new));
        return access.institutionId() == null
                ? packages.ofAuthority(access.division())
                : packages.ofInstitutions(access.scope().institutions(), access.division());
    }
}
