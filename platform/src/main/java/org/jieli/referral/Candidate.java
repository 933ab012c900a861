package org.jieli.referral;

import java.util.List;
import org.jieli.capacity.Availability;
import org.jieli.institution.DepartmentSummary;
import org.jieli.institution.InstitutionSummary;
import org.jspecify.annotations.Nullable;

/**
 * An institution that could receive a referral.
 *
 * @param departments those that treat the diagnosis, the closest first
 * @param availability what they offer within two weeks; null when nothing
 * @param kilometres as the crow flies; null where a place is not known
 * @param score higher is better; only for the order
 * @param reasons why it stands where it stands
 */
record Candidate(
        InstitutionSummary institution,
        List<DepartmentSummary> departments,
        @Nullable Availability availability,
        @Nullable Double kilometres,
        int score,
        List<Reason> reasons) {

    /** Why, in words of the bundle {@code Reason.*}. */
    enum Reason {
        TREATS,
        TREATS_WITH_HELP,
        /** A secondary or tertiary hospital, where an urgent case belongs. */
        HOSPITAL,
        SAME_ALLIANCE,
        /** The centre of his township, the hospital of his county. */
        OWN_AREA,
        FREE_SOON,
        FREE_LATER,
        NOTHING_FREE,
        NEAR,
        /** His own family doctor works there. */
        FAMILY_DOCTOR
    }
}
