package org.jieli.encounter;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The end of a stay to be written down.
 *
 * @param at when, null for now
 * @param disposition 离院方式: 1 by order, 2 to another hospital, 3 to primary care, 4 against advice, 5 died, 9 other
 * @param diagnosisCodes discharge diagnoses, ICD-10, the main one first; empty keeps those of the admission
 * @param totalCost yuan, two decimals
 * @param course 诊疗经过, up to 2000 characters
 * @param advice 出院医嘱, up to 2000 characters
 */
public record NewDischarge(
        @Nullable Instant at,
        String disposition,
        List<String> diagnosisCodes,
        BigDecimal totalCost,
        @Nullable String course,
        @Nullable String advice) {

    @SuppressWarnings("ConstantValue")
    public NewDischarge {
        diagnosisCodes = diagnosisCodes == null ? List.of() : List.copyOf(diagnosisCodes);
    }
}
