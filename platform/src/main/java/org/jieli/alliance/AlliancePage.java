package org.jieli.alliance;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jieli.alliance.AllianceRepository.Membership;
import org.jieli.institution.InstitutionSummary;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;

/** What the record of an alliance shows. */
record AlliancePage(
        Alliance alliance,
        List<Membership> memberships,
        Map<UUID, InstitutionSummary> institutions,
        Set<UUID> present,
        AllianceForm typed,
        @Nullable Fault fault,
        Joining joining,
        boolean mayEdit,
        LocalDate today) {

    String nameOf(UUID institution) {
        return Optional.ofNullable(institutions.get(institution))
                .map(InstitutionSummary::name)
                .orElse("–");
    }

    boolean mayEnd(Membership membership) {
        return mayEdit && membership.to() == null && !membership.institutionId().equals(alliance.leadInstitutionId());
    }

    @Nullable
    FieldFault in(String field) {
        return Optional.ofNullable(fault).stream()
                .flatMap(known -> known.fields().stream())
                .filter(known -> known.path().equals(field))
                .findFirst()
                .orElse(null);
    }

    @Nullable
    String generalFault() {
        return fault == null || fault.code() == CommonFault.INVALID
                ? null
                : "fault." + fault.code().code();
    }
}
