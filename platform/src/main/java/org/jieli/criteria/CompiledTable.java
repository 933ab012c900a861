package org.jieli.criteria;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jieli.criteria.Advice.Reason;
import org.jieli.shared.Fault;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.dmn.model.api.Decision;
import org.kie.dmn.model.api.DecisionRule;
import org.kie.dmn.model.api.DecisionTable;
import org.kie.dmn.model.api.InputClause;
import org.kie.internal.io.ResourceFactory;

/** One version of a decision table, ready to be asked from many threads. */
final class CompiledTable {

    static final List<String> OUTPUTS = List.of("level", "text", "source", "confidence");

    private final String name;
    private final DMNRuntime runtime;
    private final DMNModel model;
    private final DecisionTable table;
    private final List<String> inputs;
    private volatile @Nullable Sound sound;

    /** What only a table without faults has: its rows read, what each says, and when it need not be asked. */
    private record Sound(List<TableRow> rows, List<Reason> reasons, Entry entry) {}

    private CompiledTable(String name, DMNRuntime runtime, DMNModel model) {
        this.name = name;
        this.runtime = runtime;
        this.model = model;
        this.table = tableOf(model);
        this.inputs = model.getInputs().stream().map(input -> input.getName()).toList();
        runtime.addListener(new MatchedRows());
    }

    /** Compiles standard DMN; {@link IllegalArgumentException} when it is none, {@link NoAdviceTable} when it lacks the table. */
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

    /** The rows that speak for these inputs, in the order of the table; {@link CriteriaFault#FAILED} when it cannot be told. */
    List<Reason> ask(Map<String, Object> values) {
        DMNContext context = runtime.newContext();
        for (String input : inputs) {
            context.set(input, values.get(input));
        }
        DMNResult result = runtime.evaluateDecisionByName(model, DmnDocument.DECISION, context);
        if (result.hasErrors()) {
            // Silence would read as "nothing speaks against treating here".
            throw new Fault(CriteriaFault.FAILED, name);
        }
        DMNContext answered = result.getContext();
        if (answered.get(DmnDocument.DECISION) instanceof List<?> matches && !matches.isEmpty()) {
            List<Reason> all = sound().reasons();
            return MatchedRows.of(answered).stream()
                    .map(row -> all.get(row - 1))
                    .toList();
        }
        return List.of();
    }

    /** Whether any row may speak for these inputs; false spares asking. */
    boolean maySpeak(Map<String, Object> values) {
        return sound().entry().isOpenTo(values);
    }

    /** What each column tests: the name of the input, or the expression where it is more than a name. */
    List<String> tested() {
        return table.getInput().stream()
                .map(input -> input.getInputExpression().getText())
                .toList();
    }

    List<String> labels() {
        return table.getInput().stream().map(CompiledTable::label).toList();
    }

    List<TableRow> rows() {
        return sound().rows();
    }

    private Sound sound() {
        Sound known = sound;
        if (known == null) {
            List<TableRow> rows = read();
            known = new Sound(rows, rows.stream().map(this::reason).toList(), Entry.of(tested(), inputs, rows));
            sound = known;
        }
        return known;
    }

    private List<TableRow> read() {
        List<String> outputs =
                table.getOutput().stream().map(output -> output.getName()).toList();
        List<TableRow> rows = new ArrayList<>();
        for (DecisionRule rule : table.getRule()) {
            List<String> tests = rule.getInputEntry().stream()
                    .map(entry -> entry.getText().strip())
                    .toList();
            Map<String, String> says = new HashMap<>();
            for (int i = 0; i < outputs.size(); i++) {
                says.put(
                        outputs.get(i),
                        unquoted(rule.getOutputEntry().get(i).getText().strip()));
            }
            rows.add(TableRow.of(rows.size() + 1, tests, says));
        }
        return rows;
    }

    static String label(InputClause input) {
        return input.getLabel() == null || input.getLabel().isBlank()
                ? input.getInputExpression().getText()
                : input.getLabel();
    }

    private static String unquoted(String literal) {
        return literal.substring(1, literal.length() - 1).replace("\\\"", "\"");
    }

    private Reason reason(TableRow row) {
        return new Reason(row.level(), name, row.number(), row.text(), row.source(), row.confidence());
    }

    private static DecisionTable tableOf(DMNModel model) {
        return model.getDefinitions().getDrgElement().stream()
                .filter(Decision.class::isInstance)
                .map(Decision.class::cast)
                .filter(each -> DmnDocument.DECISION.equals(each.getName()))
                .map(Decision::getExpression)
                .filter(DecisionTable.class::isInstance)
                .map(DecisionTable.class::cast)
                .findFirst()
                .orElseThrow(NoAdviceTable::new);
    }
}
