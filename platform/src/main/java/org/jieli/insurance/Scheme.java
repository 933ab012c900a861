package org.jieli.insurance;

/** Basic medical insurance schemes, with the code of the national insurance interface (insutype). */
public enum Scheme {
    EMPLOYEE("310"),
    RESIDENT("390");

    private final String code;

    Scheme(String code) {
        this.code = code;
    }

    /** Code of the national insurance interface. */
    public String code() {
        return code;
    }
}
