package org.jieli.assessment.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.feel.runtime.events.FEELEvent;
import org.kie.dmn.feel.lang.CompiledExpression;
import org.kie.dmn.feel.lang.CompilerContext;
import org.kie.dmn.feel.lang.EvaluationContext;
import org.kie.dmn.feel.lang.impl.FEELBuilder;
import org.kie.dmn.feel.lang.impl.FEELImpl;
import org.kie.dmn.feel.lang.types.BuiltInType;

/**
 * A FEEL expression over item codes, e.g. {@code a / b * 100}, with exact decimals. It has no value when one of the names in it has
 * none (an empty cell, or {@code --}) or when it divides by zero. May be asked from many threads.
 */
public final class Formula {

    /** Names that FEEL itself knows and that are no operands. */
    private static final Set<String> FUNCTIONS =
            Set.of("min", "max", "abs", "sum", "if", "then", "else", "and", "or", "not", "true", "false");

    private static final Pattern NAME = Pattern.compile("\"[^\"]*\"|[A-Za-z_][A-Za-z0-9_]*");
    private static final FEELImpl FEEL = (FEELImpl) FEELBuilder.builder().build();

    private final String text;
    private final Set<String> needs;
    private final Map<String, BuiltInType> types;
    private volatile @Nullable CompiledExpression compiled;

    private Formula(String text, Set<String> needs, Map<String, BuiltInType> types) {
        this.text = text;
        this.needs = needs;
        this.types = types;
    }

    /** {@link IllegalArgumentException} when it names something that no operand is; it is compiled when it is first asked. */
    public static Formula of(String text, Map<String, BuiltInType> operands) {
        Set<String> needs = new LinkedHashSet<>();
        Matcher names = NAME.matcher(text);
        while (names.find()) {
            String name = names.group();
            if (!name.startsWith("\"") && !FUNCTIONS.contains(name)) {
                if (!operands.containsKey(name)) {
                    throw new IllegalArgumentException(
                            "\"" + text + "\" names " + name + ", which the form does not have");
                }
                needs.add(name);
            }
        }
        Map<String, BuiltInType> types = new HashMap<>();
        needs.forEach(name -> types.put(name, operands.get(name)));
        return new Formula(text, needs, types);
    }

    /** {@link IllegalArgumentException} when it is no FEEL. */
    CompiledExpression compiled() {
        CompiledExpression known = compiled;
        if (known == null) {
            known = compile();
            compiled = known;
        }
        return known;
    }

    private CompiledExpression compile() {
        List<String> faults = new ArrayList<>();
        CompilerContext context = FEEL.newCompilerContext();
        context.getListeners().add(event -> {
            if (event.getSeverity() == FEELEvent.Severity.ERROR) {
                faults.add(event.getMessage());
            }
        });
        types.forEach(context::addInputVariableType);
        CompiledExpression expression = FEEL.compile(text, context);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("\"" + text + "\" is no FEEL: " + faults.getFirst());
        }
        return expression;
    }

    /** As it stands in the form's file. */
    public String text() {
        return text;
    }

    /** The operands it cannot do without, in the order in which it names them. */
    public Set<String> needs() {
        return needs;
    }

    /** The number it comes to; null when an operand is missing or a divisor is zero. */
    public @Nullable BigDecimal number(Operands operands) {
        return value(operands) instanceof BigDecimal number ? number : null;
    }

    /** Yes or no; null when an operand is missing. */
    public @Nullable Boolean truth(Operands operands) {
        return value(operands) instanceof Boolean truth ? truth : null;
    }

    private @Nullable Object value(Operands operands) {
        for (String name : needs) {
            if (operands.get(name) == null) {
                return null;
            }
        }
        if (needs.size() == 1 && needs.contains(text.strip())) {
            return operands.get(text.strip());
        }
        EvaluationContext context = operands.context(FEEL);
        return FEEL.evaluate(compiled(), context);
    }
}
