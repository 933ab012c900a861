package org.jieli.audit;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes down who saw or changed what, in the transaction of the act itself; the asker is {@code CurrentAccess}. */
public interface AuditLog {

    /**
     * Takes down an act.
     *
     * @param action stable, e.g. {@code resident.read}, {@code referral.accept}
     * @param residentId the person concerned, where there is one
     * @param subjectType what was touched, e.g. {@code referral}
     * @param subjectId its identifier
     * @param details short facts in plain text, without identity numbers or phones
     */
    void record(
            String action,
            @Nullable UUID residentId,
            String subjectType,
            @Nullable UUID subjectId,
            Map<String, String> details);

    /**
     * Takes down that a list of people's data was read: one entry with the query and the people in it. What the system itself reads is
     * not taken down.
     *
     * @param query what was asked, without identity numbers or phones
     * @param residents whose data the list shows, in any order, with repetitions
     */
    void listed(String action, String query, Collection<UUID> residents);
}
