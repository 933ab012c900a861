package org.jieli.region;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An administrative division as it was on a day.
 *
 * @param code 2 digits for a province, 4 city, 6 county, 9 township, 12 village (GB/T 2260, GB/T 10114, statistical codes)
 * @param name its own name, e.g. 陕州区
 * @param level depth in the tree
 * @param parentCode the division above, null for a province
 * @param from first day of this name and place in the tree
 * @param to first day on which it no longer holds, null while it does
 */
public record Division(
        String code,
        String name,
        Level level,
        @Nullable String parentCode,
        LocalDate from,
        @Nullable LocalDate to) {

    /** Depth of a division; its constant order is from the top down. */
    public enum Level {
        PROVINCE,
        CITY,
        COUNTY,
        TOWNSHIP,
        VILLAGE
    }
}
