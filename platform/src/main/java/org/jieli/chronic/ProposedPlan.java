package org.jieli.chronic;

import java.util.UUID;

/**
 * What a hospital proposes when it gives a person back; texts are empty where it proposes nothing.
 *
 * @param referralId the down-referral that brought it
 * @param hospitalId the hospital that proposes
 * @param institutionId where the person is taken over
 * @param proposedBy whom to ask at the hospital
 * @param targets values to reach
 * @param drugs one a line
 * @param measures further treatment and rehabilitation
 * @param redFlags when the person must come back
 */
public record ProposedPlan(
        UUID residentId,
        UUID referralId,
        UUID hospitalId,
        UUID institutionId,
        String proposedBy,
        String targets,
        String drugs,
        String measures,
        String redFlags) {}
