package org.jieli.insurance;

import java.time.LocalDate;
import org.jieli.region.Divisions;
import org.jieli.region.PoolingRegion;
import org.springframework.stereotype.Component;

/** Tells where a division lies seen from a pooling region, by the table of pooling regions. */
@Component
public class CareAreas {

    private static final int PROVINCE_DIGITS = 2;

    private final Divisions divisions;

    CareAreas(Divisions divisions) {
        this.divisions = divisions;
    }

    /** Where a division lies on a day, seen from the pooling region that insures the person. */
    public CareArea of(String region, String division, LocalDate on) {
        String other =
                divisions.poolingRegionOf(division, on).map(PoolingRegion::code).orElse(division);
        if (other.equals(region) || division.startsWith(region)) {
            return CareArea.LOCAL;
        }
        return division.regionMatches(0, region, 0, PROVINCE_DIGITS) ? CareArea.IN_PROVINCE : CareArea.OUT_OF_PROVINCE;
    }
}
