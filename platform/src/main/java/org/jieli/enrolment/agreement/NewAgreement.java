package org.jieli.enrolment.agreement;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jieli.enrolment.AgreementKind;
import org.jspecify.annotations.Nullable;

/**
 * An agreement to sign.
 *
 * @param doctorId the family doctor in the team; its leader when null
 * @param from first day, today when null
 * @param years 1 to as many as the policy allows
 * @param packages versions of packages
 * @param guardianId who signs for somebody under age or unable; null when the resident signs himself
 * @param unable whether an adult cannot sign himself
 * @param signature where the proof is: the number of the signed paper, or what was signed on the phone
 * @param identityCheck how it was made sure who signs
 */
public record NewAgreement(
        UUID residentId,
        @Nullable UUID teamId,
        @Nullable UUID doctorId,
        @Nullable AgreementKind kind,
        @Nullable LocalDate from,
        @Nullable Integer years,
        List<UUID> packages,
        @Nullable SigningPlace place,
        @Nullable UUID guardianId,
        boolean unable,
        @Nullable String signature,
        @Nullable String identityCheck) {

    public NewAgreement {
        packages = List.copyOf(packages);
    }
}
