package org.jieli.insurance.replay;

import java.math.BigDecimal;
import java.util.List;
import org.jieli.insurance.replay.Replaying.Both;
import org.jieli.insurance.replay.Sums.Compared;

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

    /** Bills together, such as those of one person; better and worse count the bills. */
    static ReplayGroup of(List<Both> bills) {
        Sums sums = new Sums();
        for (Both both : bills) {
            Compared compared =
                    Compared.of(both.before().parts(), both.after().parts());
            sums.add(compared);
            sums.count(compared.change());
        }
        return new ReplayGroup(
                Dimension.ALL_BILLS,
                "",
                sums.claims,
                yuan(sums.bill),
                yuan(sums.fundBefore),
                yuan(sums.fundAfter),
                yuan(sums.othersBefore),
                yuan(sums.othersAfter),
                yuan(sums.personBefore),
                yuan(sums.personAfter),
                sums.better,
                sums.worse);
    }

    private static BigDecimal yuan(long fen) {
        return BigDecimal.valueOf(fen, 2);
    }

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
