package org.jieli.insurance.replay;

import java.math.BigDecimal;

/**
 * What a group of bills came to by both versions, yuan.
 *
 * @param key of the dimension, e.g. an ICD-10 category
 * @param better people or bills (see {@link Dimension#countsPeople}) whose own part falls
 * @param worse those whose own part rises
 */
record ReplayGroup(
        Dimension dimension,
        String key,
        long claims,
        BigDecimal bill,
        BigDecimal fundBefore,
        BigDecimal fundAfter,
        BigDecimal othersBefore,
        BigDecimal othersAfter,
        BigDecimal personBefore,
        BigDecimal personAfter,
        long better,
        long worse) {

    BigDecimal fundChange() {
        return fundAfter.subtract(fundBefore);
    }

    BigDecimal othersChange() {
        return othersAfter.subtract(othersBefore);
    }

    BigDecimal personChange() {
        return personAfter.subtract(personBefore);
    }
}
