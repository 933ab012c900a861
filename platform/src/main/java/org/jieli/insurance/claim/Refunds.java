package org.jieli.insurance.claim;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jieli.insurance.BillLine;
import org.jieli.insurance.Claim;
import org.jieli.insurance.rules.BenefitRules;
import org.jieli.insurance.rules.ItemClass;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;

/** Takes what was given back off a bill, class by class, never more than was billed. */
final class Refunds {

    private Refunds() {}

    /** What is wrong with refunds, each at its place, e.g. {@code refunds[1].amount}. */
    static List<FieldFault> faults(Claim claim, List<NewClaim.Line> refunds, Set<String> byUnit) {
        List<FieldFault> faults = new ArrayList<>();
        left(claim, refunds, byUnit, faults);
        return faults;
    }

    /** The classes that are covered up to a limit for each unit: of them the units are given back too. */
    static Set<String> byUnit(BenefitRules rules) {
        return rules.items().stream()
                .filter(item -> item.unitLimit() != null)
                .map(ItemClass::code)
                .collect(Collectors.toSet());
    }

    /** What is left of a class. */
    private record Left(BigDecimal amount, BigDecimal units) {

        Left and(Left other) {
            return new Left(amount.add(other.amount), units.add(other.units));
        }
    }

    /** The lines that are left. */
    static List<BillLine> off(Claim claim, List<NewClaim.Line> refunds, Set<String> byUnit) {
        List<FieldFault> faults = new ArrayList<>();
        Map<String, Left> left = left(claim, refunds, byUnit, faults);
        Fault.throwIfAny(faults);
        return reduced(claim, left);
    }

    private static Map<String, Left> left(
            Claim claim, List<NewClaim.Line> refunds, Set<String> byUnit, List<FieldFault> faults) {
        Map<String, Left> left = new HashMap<>();
        for (BillLine line : claim.lines()) {
            left.merge(line.item(), new Left(line.amount(), ClaimColumns.quantity(line)), Left::and);
        }
        if (refunds.isEmpty()) {
            faults.add(FieldFault.of("refunds", "insurance.claim.empty"));
        }
        for (int i = 0; i < refunds.size(); i++) {
            take(refunds.get(i), "refunds[" + i + "].", left, byUnit, faults);
        }
        return left;
    }

    private static void take(
            NewClaim.Line refund, String at, Map<String, Left> left, Set<String> byUnit, List<FieldFault> faults) {
        String item = refund.item();
        if (item == null || item.isBlank()) {
            faults.add(FieldFault.of(at + "item", "common.required"));
            return;
        }
        Left billed = left.get(item);
        if (billed == null) {
            faults.add(FieldFault.of(at + "item", "insurance.claim.not-billed", item));
            return;
        }
        BigDecimal units = refund.quantity();
        boolean right = amount(refund.amount(), at, billed, faults);
        right &= !byUnit.contains(item) || units(units, at, billed, faults);
        if (right && refund.amount() != null) {
            BigDecimal less = byUnit.contains(item) && units != null ? units : BigDecimal.ZERO;
            left.put(
                    item,
                    new Left(
                            billed.amount().subtract(refund.amount()),
                            billed.units().subtract(less)));
        }
    }

    private static boolean amount(@Nullable BigDecimal amount, String at, Left billed, List<FieldFault> faults) {
        String wrong = amount == null ? "common.required" : Amounts.fault(amount, Amounts.YUAN_DIGITS);
        if (amount != null && amount.signum() <= 0) {
            wrong = "insurance.claim.refund-positive";
        }
        if (wrong != null) {
            faults.add(FieldFault.of(at + "amount", wrong));
            return false;
        }
        if (amount != null && amount.compareTo(billed.amount()) > 0) {
            faults.add(FieldFault.of(
                    at + "amount",
                    "insurance.claim.refund-above",
                    billed.amount().toPlainString()));
            return false;
        }
        return true;
    }

    private static boolean units(@Nullable BigDecimal units, String at, Left billed, List<FieldFault> faults) {
        String wrong = units == null ? "common.required" : Amounts.fault(units, Amounts.UNIT_DIGITS);
        if (wrong != null) {
            faults.add(FieldFault.of(at + "quantity", wrong));
            return false;
        }
        if (units != null && units.compareTo(billed.units()) > 0) {
            faults.add(FieldFault.of(
                    at + "quantity",
                    "insurance.claim.refund-units",
                    billed.units().toPlainString()));
            return false;
        }
        return true;
    }

    /** The first lines of a class keep what is left of it. */
    private static List<BillLine> reduced(Claim claim, Map<String, Left> left) {
        Map<String, Left> rest = new HashMap<>(left);
        List<BillLine> lines = new ArrayList<>();
        for (BillLine line : claim.lines()) {
            Left of = rest.getOrDefault(line.item(), new Left(BigDecimal.ZERO, BigDecimal.ZERO));
            BigDecimal billedUnits = ClaimColumns.quantity(line);
            BigDecimal amount = line.amount().min(of.amount());
            BigDecimal units = billedUnits.min(of.units());
            rest.put(
                    line.item(),
                    new Left(of.amount().subtract(amount), of.units().subtract(units)));
            boolean unsaid = line.quantity() == null && units.compareTo(billedUnits) == 0;
            lines.add(new BillLine(line.item(), amount.setScale(2), unsaid ? null : units.setScale(2)));
        }
        return lines;
    }
}
