package org.jieli.criteria;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jieli.criteria.Advice.Level;
import org.jieli.criteria.Advice.Reason;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.dmn.model.api.Decision;
import org.kie.dmn.model.api.DecisionTable;
import org.kie.internal.io.ResourceFactory;

/** One version of a decision table, ready to be asked from many threads. */
final class CompiledTable {

    static final Set<String> OUTPUTS = Set.of("level", "text", "source", "confidence");

    private final String name;
    private final DMNRuntime runtime;
    private final DMNModel model;
    private final DecisionTable table;
    private final List<String> inputs;

    private CompiledTable(String name, DMNRuntime runtime, DMNModel model) {
        this.name = name;
        this.runtime = runtime;
        this.model = model;
        this.table = tableOf(model);
        this.inputs = model.getInputs().stream().map(input -> input.getName()).toList();
    }

    /** Compiles standard DMN; {@link IllegalArgumentException} with KIE's words when it is broken as a whole. */
    static CompiledTable of(String name, String xml) {
        DMNRuntime runtime = DMNRuntimeBuilder.fromDefaults()
                .buildConfiguration()
                .fromResources(List.of(ResourceFactory.newReaderResource(new StringReader(xml), "UTF-8")))
                .getOrElseThrow(fault -> new IllegalArgumentException(fault.getMessage(), fault));
        return new CompiledTable(name, runtime, runtime.getModels().getFirst());
    }

    String name() {
        return name;
    }

    DMNModel model() {
        return model;
    }

    DecisionTable table() {
        return table;
    }

    /** The inputs that the table needs, as named in the model. */
    List<String> inputs() {
        return inputs;
    }

    /** The rows that speak for these inputs, in the order of the table. */
    List<Reason> ask(Map<String, Object> values) {
        DMNContext context = runtime.newContext();
        for (String input : inputs) {
            context.set(input, values.get(input));
        }
        Object result = runtime.evaluateDecisionByName(model, DmnDocument.DECISION, context)
                .getContext()
                .get(DmnDocument.DECISION);
        List<Reason> reasons = new ArrayList<>();
        if (result instanceof List<?> matches) {
            for (Object match : matches) {
                if (match instanceof Map<?, ?> outputs) {
                    reasons.add(reason(outputs));
                }
            }
        }
        reasons.sort(Comparator.comparing(Reason::level).reversed());
        return reasons;
    }

    TableView view() {
        return new TableView(
                table.getInput().stream().map(CompiledTable::label).toList(),
                table.getOutput().stream().map(output -> output.getName()).toList(),
                table.getRule().stream()
                        .map(rule -> {
                            List<String> cells = new ArrayList<>();
                            rule.getInputEntry().forEach(entry -> cells.add(entry.getText()));
                            rule.getOutputEntry().forEach(entry -> cells.add(entry.getText()));
                            return List.copyOf(cells);
                        })
                        .toList());
    }

    static String label(org.kie.dmn.model.api.InputClause input) {
        return input.getLabel() == null ? input.getInputExpression().getText() : input.getLabel();
    }

    private Reason reason(Map<?, ?> outputs) {
        String text = String.valueOf(outputs.get("text"));
        return new Reason(
                Level.valueOf(String.valueOf(outputs.get("level"))),
                name,
                rowOf(text),
                text,
                String.valueOf(outputs.get("source")),
                String.valueOf(outputs.get("confidence")));
    }

    private int rowOf(String text) {
        String quoted = '"' + text + '"';
        for (int i = 0; i < table.getRule().size(); i++) {
            if (table.getRule().get(i).getOutputEntry().stream()
                    .anyMatch(entry -> entry.getText().equals(quoted))) {
                return i + 1;
            }
        }
        return 0;
    }

    private static DecisionTable tableOf(DMNModel model) {
        if (model.getDecisionByName(DmnDocument.DECISION) == null) {
            throw new IllegalArgumentException("The model has no decision named " + DmnDocument.DECISION);
        }
        Decision decision = model.getDefinitions().getDrgElement().stream()
                .filter(Decision.class::isInstance)
                .map(Decision.class::cast)
                .filter(each -> each.getName().equals(DmnDocument.DECISION))
                .findFirst()
                .orElseThrow();
        if (decision.getExpression() instanceof DecisionTable table) {
            return table;
        }
        throw new IllegalArgumentException("The decision " + DmnDocument.DECISION + " is no decision table");
    }
}
