package org.jieli.resident;

import java.util.Arrays;

/** What a guardian is to the resident (GB/T 4761). */
public enum GuardianRelation {
    SPOUSE("1"),
    SON("2"),
    DAUGHTER("3"),
    GRANDCHILD("4"),
    PARENT("5"),
    GRANDPARENT("6"),
    SIBLING("7"),
    OTHER("8");

    private final String code;

    GuardianRelation(String code) {
        this.code = code;
    }

    /** The code of GB/T 4761, one digit. */
    public String code() {
        return code;
    }

    static GuardianRelation of(String code) {
        return Arrays.stream(values())
                .filter(relation -> relation.code.equals(code))
                .findFirst()
                .orElseThrow();
    }
}
