package org.jieli.insurance.rules;

import org.jieli.shared.FieldFault;

/**
 * Something that a check found in a version of the rules.
 *
 * @param what the place, as the JSON document names it (e.g. {@code levels[2].segments[1].rate}), and the words
 */
public record RuleFinding(FindingWeight weight, FieldFault what) {

    /** Whether it keeps the version from being issued. */
    public enum FindingWeight {
        ERROR,
        WARNING
    }

    public boolean isError() {
        return weight == FindingWeight.ERROR;
    }

    public String path() {
        return what.path();
    }
}
