package org.jieli.enrolment.agreement;

/** Where an agreement stands on a day. */
public enum Phase {
    PROPOSED("waiting"),
    COMING("progress"),
    RUNNING("done"),
    ENDED("waiting"),
    DECLINED("failed"),
    WITHDRAWN("waiting");

    private final String colour;

    Phase(String colour) {
        this.colour = colour;
    }

    /** The suffix of the status colour. */
    public String colour() {
        return colour;
    }
}
