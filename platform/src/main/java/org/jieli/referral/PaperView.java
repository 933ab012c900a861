package org.jieli.referral;

import java.util.List;
import org.jieli.chronic.FollowUpSummary;
import org.jieli.encounter.AdmissionSummary;
import org.jieli.institution.DepartmentSummary;
import org.jieli.institution.InstitutionSummary;
import org.jspecify.annotations.Nullable;

/**
 * What the record and the printed form show beside the referral itself.
 *
 * @param signed whether the person signed on the screen
 * @param assessor name and title of who assessed it, where it goes out of the pooling region
 * @param toDepartment name of the asked department
 * @param booked department and clinic of the place that is held or booked, null without one
 * @param stay the stay to which it led
 * @param followUps those that a down-referral asked for
 * @param home where the person lives, in words
 * @param mayAttach whether the asker may add files now
 * @param mayRemove whether he may remove them
 * @param mayConsent whether he is to bring the consent that is outstanding
 * @param triage the departments among which he may choose; empty when it is not his to triage
 */
record PaperView(
        Paper paper,
        List<Attachment> attachments,
        boolean signed,
        @Nullable String assessor,
        @Nullable InstitutionSummary from,
        @Nullable InstitutionSummary to,
        @Nullable String toDepartment,
        @Nullable String booked,
        @Nullable AdmissionSummary stay,
        List<FollowUpSummary> followUps,
        String home,
        boolean mayAttach,
        boolean mayRemove,
        boolean mayConsent,
        List<DepartmentSummary> triage) {

    /** The next follow-up that closes a down-referral; null when none is planned or all are done. */
    @Nullable
    FollowUpSummary nextFollowUp() {
        return followUps.stream()
                .filter(each -> each.doneAt() == null)
                .findFirst()
                .orElse(null);
    }
}
