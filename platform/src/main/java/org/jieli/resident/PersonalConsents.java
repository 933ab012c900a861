package org.jieli.resident;

import java.util.List;
import java.util.UUID;

/** What a person agrees to and takes back on his own pages, or his guardian for him; the asker's access says who. */
public interface PersonalConsents {

    /** Those that hold first. */
    List<Consent> of(UUID residentId);

    /** Faults: {@code resident.consent-exists}, {@code resident.guardian-needed}; who asks for somebody else is not found. */
    UUID grant(UUID residentId, ConsentKind kind);

    /** From now on; {@link org.jieli.shared.CommonFault#STALE} when it was taken back already. */
    void withdraw(UUID residentId, UUID consentId);
}
