package org.jieli.criteria;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.kie.dmn.api.feel.runtime.events.FEELEvent;
import org.kie.dmn.api.feel.runtime.events.FEELEventListener;
import org.kie.dmn.feel.lang.EvaluationContext;
import org.kie.dmn.feel.lang.Type;
import org.kie.dmn.feel.lang.impl.FEELBuilder;
import org.kie.dmn.feel.lang.impl.FEELImpl;
import org.kie.dmn.feel.lang.types.BuiltInType;
import org.kie.dmn.feel.runtime.UnaryTest;

/**
 * Tries the conditions of cells on values of each kind. The compiler lets a name pass that nobody gives, such as {@code >=abc}; asked
 * later, it would silence the whole table.
 */
final class CellTrial {

    private static final List<Object> SAMPLES = List.of(List.of("I10"), "I10", BigDecimal.ONE, true);

    private final FEELImpl feel = (FEELImpl) FEELBuilder.builder().build();
    private final List<String> inputs;

    /** For cells that may name these inputs. */
    CellTrial(List<String> inputs) {
        this.inputs = inputs;
    }

    /** Whether there is a kind of value on which the condition says yes or no without an error. */
    boolean canHold(String cell) {
        return SAMPLES.stream().anyMatch(sample -> says(cell, sample));
    }

    private boolean says(String cell, Object sample) {
        AtomicBoolean failed = new AtomicBoolean();
        FEELEventListener listener = event -> {
            if (event.getSeverity() == FEELEvent.Severity.ERROR) {
                failed.set(true);
            }
        };
        Map<String, Type> types = new HashMap<>(Map.of("?", BuiltInType.UNKNOWN));
        Map<String, Object> values = new HashMap<>();
        inputs.forEach(input -> {
            types.put(input, BuiltInType.UNKNOWN);
            values.put(input, sample);
        });
        feel.addListener(listener);
        try {
            EvaluationContext context = feel.newEvaluationContext(List.of(listener), values);
            for (UnaryTest test : feel.evaluateUnaryTests(cell, types)) {
                failed.compareAndSet(false, test.apply(context, sample) == null);
            }
            return !failed.get();
        } catch (RuntimeException e) {
            return false;
        } finally {
            feel.removeListener(listener);
        }
    }
}
