package org.jieli.insurance.replay;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be tried.
 *
 * @param year of the bills
 * @param base the version to compare with
 * @param proposed the version to try
 * @param name in the bureau's own words; the proposed version's when empty
 */
record NewReplay(int year, @Nullable UUID base, @Nullable UUID proposed, String name) {

    NewReplay {
        name = name == null ? "" : name;
    }
}
