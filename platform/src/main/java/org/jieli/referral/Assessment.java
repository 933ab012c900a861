package org.jieli.referral;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.institution.Tier;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 国办发〔2026〕11号(七): out of the pooling region only after the assessment of an associate chief physician or above of a secondary or
 * tertiary hospital; an emergency goes first.
 */
@Component
class Assessment {

    private final Institutions institutions;

    Assessment(Institutions institutions) {
        this.institutions = institutions;
    }

    /** What is missing, as a fault of the field {@code assessorId}. */
    List<FieldFault> faults(Reach reach, Urgency urgency, @Nullable UUID assessorId, LocalDate on) {
        if (!reach.needsAssessment() || urgency == Urgency.EMERGENCY) {
            return List.of();
        }
        if (assessorId == null) {
            return List.of(FieldFault.of("assessorId", "referral.assessment-required"));
        }
        boolean senior = institutions
                .practitioner(assessorId)
                .map(doctor -> doctor.titleLevel().isAssociateChiefOrAbove())
                .orElse(false);
        return senior && practisesInHospital(assessorId, on)
                ? List.of()
                : List.of(FieldFault.of("assessorId", "referral.assessor-not-entitled"));
    }

    private boolean practisesInHospital(UUID practitioner, LocalDate on) {
        return institutions.findAll(institutions.practicePlaces(practitioner, on)).values().stream()
                .map(InstitutionSummary::tier)
                .anyMatch(tier -> tier == Tier.SECONDARY || tier == Tier.TERTIARY);
    }
}
