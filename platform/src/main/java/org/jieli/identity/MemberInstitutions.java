package org.jieli.identity;

import java.util.Set;
import java.util.UUID;

/** Answers which institutions an alliance office may see; the alliance module knows. */
public interface MemberInstitutions {

    /** The members of the alliances that the institution leads on this day, itself among them. */
    Set<UUID> ledBy(UUID leadInstitutionId);
}
