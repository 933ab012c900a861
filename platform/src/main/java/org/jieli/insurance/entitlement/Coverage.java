package org.jieli.insurance.entitlement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jieli.insurance.BillLine;
import org.jieli.insurance.InsuranceFault;
import org.jieli.insurance.rules.ItemClass;
import org.jieli.shared.Fault;

/** Tells what of a bill lies within the catalogue. The lines of a class are added up first, so it does not matter how they are split. */
final class Coverage {

    private final List<ItemClass> classes;
    private final Map<String, Integer> places;

    Coverage(List<ItemClass> classes) {
        this.classes = classes;
        this.places = classes.stream()
                .map(ItemClass::code)
                .collect(Collectors.toMap(Function.identity(), code -> places(classes, code)));
    }

    private static int places(List<ItemClass> classes, String code) {
        for (int i = 0; i < classes.size(); i++) {
            if (classes.get(i).code().equals(code)) {
                return i;
            }
        }
        return -1;
    }

    /** What is covered, and the first shares of it that the person pays, yuan. */
    record Covered(BigDecimal covered, BigDecimal firstShares) {}

    Covered of(List<BillLine> lines, Ledger ledger) {
        BigDecimal[] amounts = new BigDecimal[classes.size()];
        BigDecimal[] quantities = new BigDecimal[classes.size()];
        for (BillLine line : lines) {
            Integer place = places.get(line.item());
            if (place == null) {
                throw new Fault(InsuranceFault.UNKNOWN_ITEM, line.item());
            }
            amounts[place] = sum(amounts[place], line.amount());
            quantities[place] = sum(quantities[place], line.quantity() == null ? BigDecimal.ONE : line.quantity());
        }
        BigDecimal left = BigDecimal.ZERO;
        for (BigDecimal amount : amounts) {
            left = amount == null ? left : left.add(amount);
        }
        BigDecimal firstShares = BigDecimal.ZERO;
        for (int i = 0; i < amounts.length; i++) {
            if (amounts[i] == null) {
                continue;
            }
            ItemClass item = classes.get(i);
            BigDecimal inScope = inScope(item, amounts[i], quantities[i]);
            BigDecimal outside = amounts[i].subtract(inScope);
            if (outside.signum() > 0) {
                BigDecimal after = left.subtract(outside);
                if (item.covered()) {
                    ledger.line(Step.OVER_LIMIT, left, after, Word.text(item.name()), Word.yuan(limitOf(item)));
                } else {
                    ledger.line(Step.NOT_COVERED, left, after, Word.text(item.name()));
                }
                left = after;
            }
            BigDecimal firstShare = inScope.multiply(item.firstShare()).setScale(2, RoundingMode.HALF_UP);
            if (firstShare.signum() > 0) {
                BigDecimal after = left.subtract(firstShare);
                ledger.line(Step.FIRST_SHARE, left, after, Word.text(item.name()), Word.rate(item.firstShare()));
                left = after;
                firstShares = firstShares.add(firstShare);
            }
        }
        return new Covered(left, firstShares);
    }

    private static BigDecimal sum(@org.jspecify.annotations.Nullable BigDecimal before, BigDecimal more) {
        return before == null ? more : before.add(more);
    }

    private static BigDecimal limitOf(ItemClass item) {
        return item.unitLimit() == null ? BigDecimal.ZERO : item.unitLimit();
    }

    private static BigDecimal inScope(ItemClass item, BigDecimal amount, BigDecimal quantity) {
        if (!item.covered()) {
            return BigDecimal.ZERO;
        }
        if (item.unitLimit() == null) {
            return amount;
        }
        return amount.min(item.unitLimit().multiply(quantity).setScale(2, RoundingMode.HALF_UP));
    }
}
