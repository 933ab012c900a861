package org.jieli.insurance.path;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jieli.insurance.BillLine;
import org.jieli.insurance.CareKind;
import org.jspecify.annotations.Nullable;

/**
 * What past cases of a group cost, yuan.
 *
 * @param institutionId null for all institutions of the level in the region
 * @param composition of each yuan
 */
record PastCost(
        CareKind kind,
        String level,
        @Nullable UUID institutionId,
        int cases,
        BigDecimal p25,
        BigDecimal median,
        BigDecimal p75,
        List<Item> composition) {

    /** Of each yuan: how much an item class is, and how many units it has. */
    record Item(String code, BigDecimal share, BigDecimal units) {}

    /** A bill of an amount with the mean composition; the largest class takes what rounding leaves. */
    List<BillLine> bill(BigDecimal amount) {
        List<BillLine> lines = new ArrayList<>(composition.size());
        BigDecimal left = amount;
        int largest = 0;
        for (Item item : composition) {
            BigDecimal part = item.share().multiply(amount).setScale(2, RoundingMode.HALF_UP);
            left = left.subtract(part);
            lines.add(new BillLine(
                    item.code(), part, item.units().multiply(amount).setScale(2, RoundingMode.HALF_UP)));
            if (part.compareTo(lines.get(largest).amount()) > 0) {
                largest = lines.size() - 1;
            }
        }
        BillLine most = lines.get(largest);
        lines.set(largest, new BillLine(most.item(), most.amount().add(left), most.quantity()));
        return lines;
    }
}
