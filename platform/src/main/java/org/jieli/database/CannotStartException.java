package org.jieli.database;

/** Something outside the application keeps it from starting; the operator is told what it is and what to do. */
public class CannotStartException extends RuntimeException {

    private final String remedy;

    CannotStartException(String what, String remedy, Throwable cause) {
        super(what, cause);
        this.remedy = remedy;
    }

    CannotStartException(String what, String remedy) {
        super(what);
        this.remedy = remedy;
    }

    /** What to do about it. */
    public String remedy() {
        return remedy;
    }
}
