package org.jieli.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jieli.insurance.BillLine;

/** Splits an invented cost by item class, a little otherwise each time. */
final class BillSplit {

    private static final double BED_A_DAY = 42;

    private BillSplit() {}

    static List<BillLine> village(Chance chance, double cost) {
        return split(chance, cost, 0, List.of("DRUG_A", "TREATMENT"), 0.8, 0.2);
    }

    static List<BillLine> visit(Chance chance, double cost) {
        return split(chance, cost, 0, List.of("DRUG_A", "DRUG_B", "EXAM", "SELF_PAID"), 0.40, 0.22, 0.33, 0.05);
    }

    static List<BillLine> stay(Chance chance, double cost, long days) {
        return split(
                chance,
                cost,
                Math.max(1, days),
                List.of("DRUG_A", "DRUG_B", "EXAM", "TREATMENT", "MATERIAL", "SELF_PAID"),
                0.22,
                0.17,
                0.22,
                0.22,
                0.11,
                0.06);
    }

    private static List<BillLine> split(Chance chance, double cost, long days, List<String> items, double... shares) {
        BigDecimal total = yuan(cost);
        BigDecimal bed = days == 0 ? BigDecimal.ZERO : yuan(Math.min(days * BED_A_DAY, cost * 0.15));
        BigDecimal rest = total.subtract(bed);
        List<BillLine> lines = new ArrayList<>();
        BigDecimal left = rest;
        for (int i = items.size() - 1; i > 0; i--) {
            BigDecimal part = yuan(rest.doubleValue() * shares[i] * (0.6 + 0.8 * chance.nextDouble()));
            if (part.signum() > 0) {
                lines.add(new BillLine(items.get(i), part, BigDecimal.ONE));
                left = left.subtract(part);
            }
        }
        lines.add(new BillLine(items.getFirst(), left, BigDecimal.ONE));
        if (bed.signum() > 0) {
            lines.add(new BillLine("BED", bed, BigDecimal.valueOf(days)));
        }
        return lines.reversed();
    }

    private static BigDecimal yuan(double amount) {
        return BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_UP);
    }
}
