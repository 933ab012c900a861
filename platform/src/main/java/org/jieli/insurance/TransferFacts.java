package org.jieli.insurance;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a registration takes from a referral.
 *
 * @param number readable number of the referral
 * @param diagnosis ICD-10 code
 * @param condition the person's condition in words (dise_cond_dscr)
 * @param reason why he is referred (refl_rea)
 * @param opinion who assessed that it is needed, with title; null where nobody had to (refl_opnn)
 * @param withinAlliance whether both belong to one alliance (hosp_agre_refl_flag)
 * @param stay number of the stay he leaves; null when there is none (refl_old_mdtrt_id)
 */
public record TransferFacts(
        UUID referralId,
        String number,
        UUID residentId,
        UUID from,
        UUID to,
        String diagnosis,
        String diagnosisName,
        String condition,
        String reason,
        @Nullable String opinion,
        boolean withinAlliance,
        @Nullable String stay,
        LocalDate referredOn) {}
