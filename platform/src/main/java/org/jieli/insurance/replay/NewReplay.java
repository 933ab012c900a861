package org.jieli.insurance.replay;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be tried.
 *
 * @param year of the bills
 * @param base the version to compare with
 * @param proposed the version to try
 * @param otherBase the same of the other scheme, when both are tried together
 * @param otherProposed the version of the other scheme to try
 * @param name in the bureau's own words; the proposed version's when empty
 */
record NewReplay(
        int year,
        @Nullable UUID base,
        @Nullable UUID proposed,
        @Nullable UUID otherBase,
        @Nullable UUID otherProposed,
        String name) {

    NewReplay {
        name = name == null ? "" : name;
    }
}
