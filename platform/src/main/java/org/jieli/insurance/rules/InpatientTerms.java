package org.jieli.insurance.rules;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What holds for all stays.
 *
 * @param segmentsFromZero whether the bounds of the segments are measured on the covered cost, the deductible filling the lowest; else on
 *     what is left after the deductible
 * @param ceiling most that the basic fund pays for a person's stays of a year, yuan; null without
 * @param yearOf which day of a stay over the year's end says whose year it is
 * @param contractedPoints added to rates for residents with a family-doctor agreement
 */
public record InpatientTerms(
        boolean segmentsFromZero, @Nullable BigDecimal ceiling, YearOf yearOf, BigDecimal contractedPoints) {

    /** The day that counts. */
    public enum YearOf {
        ADMISSION_DAY,
        DISCHARGE_DAY
    }
}
