package org.jieli.assessment.form;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.feel.lang.types.BuiltInType;

/** A check of a form, ready to be asked. */
public final class Check {

    private final CheckRule rule;
    private final @Nullable Formula left;
    private final @Nullable Formula right;
    private final @Nullable Formula value;
    private final @Nullable Formula low;
    private final @Nullable Formula high;
    private final @Nullable Formula when;
    private final Set<String> needs = new LinkedHashSet<>();

    private Check(CheckRule rule, Map<String, BuiltInType> operands) {
        this.rule = rule;
        this.left = compile(rule.left(), operands);
        this.right = compile(rule.right(), operands);
        this.value = compile(rule.value(), operands);
        this.low = compile(rule.low(), operands);
        this.high = compile(rule.high(), operands);
        this.when = compile(rule.when(), operands);
        boolean relation = left != null && right != null && rule.op() != null && value == null;
        boolean range = value != null && (low != null || high != null) && left == null;
        if (!relation && !range) {
            throw new IllegalArgumentException("Check " + rule.id() + " is neither a relation nor a range");
        }
        if (relation) {
            requireOperator(java.util.Objects.requireNonNull(rule.op()));
        }
        Stream.of(left, right, value, low, high)
                .filter(java.util.Objects::nonNull)
                .forEach(formula -> needs.addAll(formula.needs()));
    }

    static Check of(CheckRule rule, Map<String, BuiltInType> operands) {
        try {
            return new Check(rule, operands);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Check " + rule.id() + ": " + e.getMessage(), e);
        }
    }

    private static @Nullable Formula compile(@Nullable String text, Map<String, BuiltInType> operands) {
        return text == null ? null : Formula.of(text, operands);
    }

    /** What a check says of a report. */
    public enum Verdict {
        HOLDS,
        FAILS,
        /** An operand is empty, {@code --}, or unknown (no last period, too few peers), or a divisor is zero. */
        NOT_CHECKABLE,
        /** The check is not for this kind of unit. */
        NOT_MEANT
    }

    /**
     * The verdict with the figures that led to it.
     *
     * @param left the left side, or the value of a range
     * @param right the right side; null for a range
     */
    public record Result(
            Check check,
            Verdict verdict,
            @Nullable BigDecimal left,
            @Nullable BigDecimal right,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high,
            Set<String> missing,
            String operands) {

        public boolean blocks() {
            return verdict == Verdict.FAILS && check.rule().strictness() == CheckRule.Strictness.LOGICAL;
        }

        public boolean asksForExplanation() {
            return verdict == Verdict.FAILS && check.rule().strictness() == CheckRule.Strictness.PLAUSIBILITY;
        }
    }

    public CheckRule rule() {
        return rule;
    }

    /** {@link IllegalArgumentException} when one of its formulas is no FEEL; else they are ready. */
    void compile() {
        Stream.of(left, right, value, low, high, when)
                .filter(java.util.Objects::nonNull)
                .forEach(Formula::compiled);
    }

    /** The names it asks for, in their order. */
    public Set<String> needs() {
        return needs;
    }

    public Result ask(Operands operands) {
        if (when != null && !Boolean.TRUE.equals(when.truth(operands))) {
            return new Result(this, Verdict.NOT_MEANT, null, null, null, null, Set.of(), "");
        }
        return value == null ? relation(operands) : range(operands, value);
    }

    private Result relation(Operands operands) {
        BigDecimal first = java.util.Objects.requireNonNull(left).number(operands);
        BigDecimal second = java.util.Objects.requireNonNull(right).number(operands);
        if (first == null || second == null) {
            return notCheckable(operands);
        }
        Verdict verdict = stands(first.compareTo(second)) ? Verdict.HOLDS : Verdict.FAILS;
        return new Result(this, verdict, first, second, null, null, Set.of(), told(operands, verdict));
    }

    private Result range(Operands operands, Formula formula) {
        BigDecimal number = formula.number(operands);
        BigDecimal lowest = low == null ? null : low.number(operands);
        BigDecimal highest = high == null ? null : high.number(operands);
        if (number == null || low != null && lowest == null || high != null && highest == null) {
            return notCheckable(operands);
        }
        boolean within = (lowest == null || number.compareTo(lowest) >= 0)
                && (highest == null || number.compareTo(highest) <= 0);
        Verdict verdict = within ? Verdict.HOLDS : Verdict.FAILS;
        return new Result(this, verdict, number, null, lowest, highest, Set.of(), told(operands, verdict));
    }

    private Result notCheckable(Operands operands) {
        Set<String> missing = needs.stream()
                .filter(name -> operands.get(name) == null)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return new Result(this, Verdict.NOT_CHECKABLE, null, null, null, null, missing, "");
    }

    /** The figures a failed check stands on, to which an explanation is bound. */
    private String told(Operands operands, Verdict verdict) {
        return verdict == Verdict.HOLDS
                ? ""
                : needs.stream().map(name -> name + "=" + operands.get(name)).collect(Collectors.joining(";"));
    }

    private boolean stands(int comparison) {
        return switch (java.util.Objects.requireNonNull(rule.op())) {
            case "<=" -> comparison <= 0;
            case ">=" -> comparison >= 0;
            case "=" -> comparison == 0;
            case "<" -> comparison < 0;
            case ">" -> comparison > 0;
            default -> throw new IllegalStateException("checked when read");
        };
    }

    private static void requireOperator(String op) {
        if (!Set.of("<=", ">=", "=", "<", ">").contains(op)) {
            throw new IllegalArgumentException("unknown operator " + op);
        }
    }
}
