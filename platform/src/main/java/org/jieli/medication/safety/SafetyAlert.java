package org.jieli.medication.safety;

import org.jieli.medication.catalogue.Drug;

/**
 * Two drugs that a person should not take together without thought.
 *
 * @param already whether the second is one that he takes already by another prescription
 */
public record SafetyAlert(
        Severity severity,
        Sort sort,
        Drug one,
        Drug other,
        boolean already,
        String effect,
        String effectEnglish,
        String advice,
        String adviceEnglish,
        String source,
        String confidence) {

    /** How grave it is; a severe one asks the doctor for his reason. */
    public enum Severity {
        SEVERE,
        MODERATE
    }

    /** What is wrong with the two. */
    public enum Sort {
        INTERACTION,
        SAME_SUBSTANCE,
        SAME_CLASS
    }
}
