package org.jieli.referral;

import java.util.List;
import org.jieli.encounter.AdmissionSummary;
import org.jieli.enrolment.FamilyDoctor;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in hospital, and how near he is to going down.
 *
 * @param days whole days since admission
 * @param criterion what the ward confirms for this disease, and the least days
 * @param doctor the family doctor to whom he would go, null when none is known
 * @param receiverName the family doctor's institution
 * @param met what speaks for it
 * @param missing what is not met yet
 * @param open the down-referral that is under way already
 */
record DownCandidate(
        AdmissionSummary stay,
        long days,
        DownCriterion criterion,
        @Nullable FamilyDoctor doctor,
        @Nullable String receiverName,
        List<Need> met,
        List<Need> missing,
        @Nullable ReferralSummary open) {

    /** What it takes to go down. */
    enum Need {
        /** The ward says that the person is stable. */
        STABLE,
        /** The least days of a stay are over. */
        DAYS,
        /** A family doctor is known. */
        FAMILY_DOCTOR,
        /** The disease is in the catalogue of the family doctor's institution. */
        CATALOGUE
    }

    boolean isReady() {
        return missing.isEmpty() && open == null;
    }

    /** Only the ward's word is missing. */
    boolean isAlmostReady() {
        return missing.equals(List.of(Need.STABLE)) && open == null;
    }
}
