package org.jieli.insurance;

import java.time.LocalDate;
import java.util.UUID;

/** Who is registered as living in another pooling region for long (异地长期居住备案). */
public interface LongResidences {

    /** Whether the fund of a region has registered a person on a day as living where a division is. */
    boolean livesIn(UUID resident, String region, String division, LocalDate on);
}
