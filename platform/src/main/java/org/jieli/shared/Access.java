package org.jieli.shared;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is asking, in which role and at which institution, and how far they may see.
 *
 * @param accountId the signed-in account, or null for the system itself
 * @param practitionerId the practitioner behind the account, where there is one
 * @param personName the name to show and to write into the audit
 * @param institutionId the institution the person works for at this moment, where there is one
 * @param institutionName its name, or the division's for an authority
 * @param role the role chosen for this session or token
 * @param division the GB/T 2260 code of the institution or the authority
 * @param scope how far this access reaches
 */
public record Access(
        @Nullable UUID accountId,
        @Nullable UUID practitionerId,
        String personName,
        @Nullable UUID institutionId,
        String institutionName,
        Role role,
        String division,
        AccessScope scope) {

    /** The institution, for work that only makes sense in one; {@link CommonFault#FORBIDDEN} otherwise. */
    public UUID requireInstitution() {
        if (institutionId == null) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
        return institutionId;
    }
}
