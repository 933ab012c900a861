package org.jieli.chronic;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Readings between the visits: from devices, from the person himself, and the trend of all that was measured. */
public interface Readings {

    /** The most rows of one batch. */
    int MOST = 1000;

    /**
     * Keeps the rows of a device or a desk that are plausible, and answers the others with their reasons; a row that is known already is
     * refused as a duplicate. Values that call for urgent referral raise a notice to who manages the person.
     *
     * @param source {@code DEVICE} or {@code CLINIC}
     */
    List<ReadingRefusal> keep(List<NewReading> rows, String source);

    /**
     * Keeps the person's own reading; works in the scope of that person, faults name their fields. Whether its values are urgent, so that
     * he must not wait for his doctor.
     */
    boolean keepOwn(NewReading reading);

    /** All of a person that was measured since a moment: readings, follow-ups and visits, oldest first. */
    List<ReadingSummary> trend(UUID residentId, Instant since);
}
