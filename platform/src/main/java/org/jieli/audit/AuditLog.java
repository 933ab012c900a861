package org.jieli.audit;

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
}
