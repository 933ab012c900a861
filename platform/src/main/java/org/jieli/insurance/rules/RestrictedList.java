package org.jieli.insurance.rules;

import java.math.BigDecimal;
import java.util.List;

/**
 * Diseases that a level is to treat: better paid there, worse above it without a referral.
 *
 * @param level code of the level
 * @param diseases ICD-10 codes or their beginnings
 * @param rateThere at least this rate up to the level
 * @param rateAbove at most this rate above it without a referral
 */
public record RestrictedList(
        String name, String level, List<String> diseases, BigDecimal rateThere, BigDecimal rateAbove) {

    /** Whether the list names a diagnosis. */
    public boolean names(String diagnosis) {
        return Diseases.name(diseases, diagnosis);
    }
}
