package org.jieli.insurance;

import java.time.LocalDate;
import java.util.UUID;

/** Who is registered as living in another pooling region for long (异地长期居住备案). */
public interface LongResidences {

    /** Whether a person is registered on a day as living where a division is. */
    boolean livesIn(UUID resident, String division, LocalDate on);
}
