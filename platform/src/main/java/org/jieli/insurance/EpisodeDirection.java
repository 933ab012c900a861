package org.jieli.insurance;

/** How a stay follows an earlier one of the same disease cycle. */
public enum EpisodeDirection {
    UP,
    DOWN,
    LATERAL,
    /** Back to an institution where the person was in this cycle, and not down from the stay before. */
    RETURN
}
