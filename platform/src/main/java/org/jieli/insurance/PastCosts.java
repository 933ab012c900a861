package org.jieli.insurance;

/** What past cases cost, derived from the bills each night; on demand after a load. */
public interface PastCosts {

    /** Derives all anew in one transaction of its own, as the system; how many groups there are. */
    int refresh();
}
