package org.jieli.insurance.claim;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jieli.insurance.BillLine;
import org.jieli.insurance.Claim;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;

/** Takes what was given back off a bill, class by class, never more than was billed. */
final class Refunds {

    private Refunds() {}

    /** What is wrong with refunds, each at its place, e.g. {@code refunds[1].amount}. */
    static List<FieldFault> faults(Claim claim, List<NewClaim.Line> refunds) {
        List<FieldFault> faults = new ArrayList<>();
        left(claim, refunds, faults);
        return faults;
    }

    /** The lines that are left. */
    static List<BillLine> off(Claim claim, List<NewClaim.Line> refunds) {
        List<FieldFault> faults = new ArrayList<>();
        Map<String, BigDecimal> left = left(claim, refunds, faults);
        Fault.throwIfAny(faults);
        return reduced(claim, left);
    }

    private static Map<String, BigDecimal> left(Claim claim, List<NewClaim.Line> refunds, List<FieldFault> faults) {
        Map<String, BigDecimal> left = billed(claim);
        if (refunds.isEmpty()) {
            faults.add(FieldFault.of("refunds", "insurance.claim.empty"));
        }
        for (int i = 0; i < refunds.size(); i++) {
            take(refunds.get(i), "refunds[" + i + "].", left, faults);
        }
        return left;
    }

    private static Map<String, BigDecimal> billed(Claim claim) {
        Map<String, BigDecimal> billed = new HashMap<>();
        for (BillLine line : claim.lines()) {
            billed.merge(line.item(), line.amount(), BigDecimal::add);
        }
        return billed;
    }

    private static void take(NewClaim.Line refund, String at, Map<String, BigDecimal> left, List<FieldFault> faults) {
        String item = refund.item();
        BigDecimal amount = refund.amount();
        if (item == null || item.isBlank()) {
            faults.add(FieldFault.of(at + "item", "common.required"));
            return;
        }
        BigDecimal billed = left.get(item);
        if (billed == null) {
            faults.add(FieldFault.of(at + "item", "insurance.claim.not-billed", item));
        } else if (amount == null) {
            faults.add(FieldFault.of(at + "amount", "common.required"));
        } else if (amount.signum() <= 0) {
            faults.add(FieldFault.of(at + "amount", "insurance.claim.refund-positive"));
        } else if (amount.stripTrailingZeros().scale() > 2) {
            faults.add(FieldFault.of(at + "amount", "insurance.claim.fen"));
        } else if (amount.compareTo(billed) > 0) {
            faults.add(FieldFault.of(at + "amount", "insurance.claim.refund-above", billed.toPlainString()));
        } else {
            left.put(item, billed.subtract(amount));
        }
    }

    /** The first lines of a class keep what is left of it. */
    private static List<BillLine> reduced(Claim claim, Map<String, BigDecimal> left) {
        Map<String, BigDecimal> rest = new HashMap<>(left);
        List<BillLine> lines = new ArrayList<>();
        for (BillLine line : claim.lines()) {
            BigDecimal kept = line.amount().min(rest.getOrDefault(line.item(), BigDecimal.ZERO));
            rest.merge(line.item(), kept, BigDecimal::subtract);
            lines.add(new BillLine(line.item(), kept.setScale(2), line.quantity()));
        }
        return lines;
    }
}
