package org.jieli.chronic;

/** Finds people, ends the care of those who died, and derives states and figures of all anew; runs at night, and for measurements. */
public interface ChronicRecomputation {

    /** Runs as the system, in transactions of its own. */
    RecomputedCare run();
}
