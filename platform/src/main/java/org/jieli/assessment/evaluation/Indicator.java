package org.jieli.assessment.evaluation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jieli.assessment.form.Form;
import org.jieli.assessment.form.FormRow;
import org.jieli.assessment.form.Formula;
import org.jieli.assessment.form.Operands;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.feel.lang.types.BuiltInType;

/** An indicator ready to be computed; its formulas are compiled once and may be asked from many threads. */
public final class Indicator {

    private static final Pattern SCALE = Pattern.compile(".* \\* (\\d+)");
    private static final String COMPLEMENT = "(1 - ";

    private final IndicatorRow row;
    private final String source;
    private final boolean measure;
    private final Formula value;
    private final @Nullable Formula numerator;
    private final @Nullable Formula denominator;
    private final boolean additive;

    private Indicator(IndicatorRow row, String source, boolean measure, List<Form> forms) {
        this.row = row;
        this.source = source;
        this.measure = measure;
        Map<String, BuiltInType> operands = forms.getFirst().operands();
        this.value = Formula.of(row.value(), operands);
        this.numerator =
                row.numerator() == null ? null : Formula.of(row.numerator().expression(), operands);
        this.denominator =
                row.denominator() == null ? null : Formula.of(row.denominator().expression(), operands);
        forms.forEach(this::requireOperands);
        this.additive = numerator != null
                && forms.stream().allMatch(form -> isSummed(form, numerator) && isSummed(form, denominator));
    }

    /** {@link IllegalArgumentException} with the indicator named when a formula names what one of its forms does not have. */
    static Indicator of(IndicatorRow row, String source, boolean measure, List<Form> forms) {
        try {
            return new Indicator(row, source, measure, forms);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Indicator " + row.id() + ": " + e.getMessage(), e);
        }
    }

    public String id() {
        return row.id();
    }

    public IndicatorRow row() {
        return row;
    }

    /** The document it comes from. */
    public String source() {
        return source;
    }

    /** Whether it is the measure of a performance set, and none of the derived indicators. */
    boolean isMeasure() {
        return measure;
    }

    /** The names it asks for, in their order. */
    public Set<String> needs() {
        return value.needs();
    }

    /** What it comes to with these operands. */
    public DerivedFigure figure(Operands operands) {
        List<String> missing =
                needs().stream().filter(name -> operands.get(name) == null).toList();
        return new DerivedFigure(
                id(),
                value.number(operands),
                numerator == null ? null : numerator.number(operands),
                denominator == null ? null : denominator.number(operands),
                missing);
    }

    /** Whether a set of units has this indicator too: every operand is a figure that is summed, and parts are known. */
    public boolean isAdditive() {
        return additive;
    }

    /** The indicator of a set of units from the sums of their parts: a ratio of sums, never a mean of ratios. */
    Optional<BigDecimal> ofSums(BigDecimal above, @Nullable BigDecimal below) {
        if (!additive || below != null && below.signum() == 0) {
            return Optional.empty();
        }
        BigDecimal ratio = below == null ? above : above.divide(below, MathContext.DECIMAL128);
        BigDecimal share = row.value().startsWith(COMPLEMENT) ? BigDecimal.ONE.subtract(ratio) : ratio;
        Matcher scale = SCALE.matcher(row.value());
        return Optional.of(scale.matches() ? share.multiply(new BigDecimal(scale.group(1))) : share);
    }

    /** A value as it is shown, with the indicator's decimals. */
    public String shown(@Nullable BigDecimal number) {
        return number == null
                ? "–"
                : number.setScale(row.decimals(), RoundingMode.HALF_UP).toPlainString();
    }

    private void requireOperands(Form form) {
        Map<String, BuiltInType> known = form.operands();
        needs().stream()
                .filter(name -> known.get(name) != BuiltInType.NUMBER)
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException(name + " is no number of the form " + form.id());
                });
    }

    private static boolean isSummed(Form form, @Nullable Formula part) {
        return part == null
                || part.needs().stream()
                        .map(name -> name.startsWith(Operands.LAST) ? name.substring(Operands.LAST.length()) : name)
                        .allMatch(name ->
                                form.item(name).filter(FormRow::isSummed).isPresent());
    }
}
