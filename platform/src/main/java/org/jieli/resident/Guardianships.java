package org.jieli.resident;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who acts for a resident now, for modules that need somebody's signature. */
public interface Guardianships {

    /** A guardian as long as he is one. */
    record Acting(UUID id, String name, GuardianRelation relation) {}

    /** Those who act for a resident now; the caller has read the resident, which is what the audit shows. */
    List<Acting> actingFor(UUID residentId);

    /** Keeps the consent that a signed paper carries; one that holds already stays as it is. */
    void keepConsent(UUID residentId, ConsentKind kind, String grantedBy, Optional<UUID> guardianId, String evidence);
}
