package org.jieli.criteria;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jieli.criteria.Advice.Level;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.model.api.DMNModelInstrumentedBase;
import org.kie.dmn.model.api.DecisionRule;
import org.kie.dmn.model.api.DecisionTable;
import org.kie.dmn.model.api.HitPolicy;
import org.kie.dmn.model.api.OutputClause;

/** Finds what is broken in a table before it may rule, and names the row and the column. */
final class TableChecks {

    private static final Set<String> LEVELS =
            Arrays.stream(Level.values()).map(level -> '"' + level.name() + '"').collect(Collectors.toSet());
    private static final Set<String> CONFIDENCE = Set.of("\"C\"", "\"L\"", "\"U\"");

    private TableChecks() {}

    static List<TableProblem> problems(String name, String xml, Set<String> knownInputs) {
        if (xml.contains("<!DOCTYPE") || xml.contains("<!ENTITY")) {
            return List.of(new TableProblem(null, null, "DOCTYPE / ENTITY"));
        }
        CompiledTable compiled;
        try {
            compiled = CompiledTable.of(name, xml);
        } catch (RuntimeException e) {
            return List.of(new TableProblem(null, null, String.valueOf(e.getMessage())));
        }
        List<TableProblem> problems = new ArrayList<>();
        for (DMNMessage message : compiled.model().getMessages(DMNMessage.Severity.ERROR)) {
            problems.add(problem(compiled.table(), message));
        }
        compiled.inputs().stream()
                .filter(input -> !knownInputs.contains(input))
                .forEach(input -> problems.add(new TableProblem(null, input, "?")));
        if (compiled.table().getHitPolicy() != HitPolicy.COLLECT) {
            problems.add(new TableProblem(null, null, "hitPolicy ≠ COLLECT"));
        }
        checkOutputs(compiled.table(), problems);
        return problems;
    }

    private static void checkOutputs(DecisionTable table, List<TableProblem> problems) {
        List<String> outputs =
                table.getOutput().stream().map(OutputClause::getName).toList();
        CompiledTable.OUTPUTS.stream()
                .filter(output -> !outputs.contains(output))
                .forEach(output -> problems.add(new TableProblem(null, output, "∅")));
        for (int row = 0; row < table.getRule().size(); row++) {
            DecisionRule rule = table.getRule().get(row);
            for (int column = 0;
                    column < Math.min(outputs.size(), rule.getOutputEntry().size());
                    column++) {
                String output = outputs.get(column);
                String cell = rule.getOutputEntry().get(column).getText();
                boolean known =
                        switch (output) {
                            case "level" -> LEVELS.contains(cell);
                            case "confidence" -> CONFIDENCE.contains(cell);
                            default -> cell != null && cell.length() > 2;
                        };
                if (!known) {
                    problems.add(new TableProblem(row + 1, output, String.valueOf(cell)));
                }
            }
        }
    }

    private static TableProblem problem(DecisionTable table, DMNMessage message) {
        Object source = message.getSourceReference();
        if (source instanceof DMNModelInstrumentedBase element) {
            for (int row = 0; row < table.getRule().size(); row++) {
                DecisionRule rule = table.getRule().get(row);
                if (isInside(element, rule)) {
                    return new TableProblem(row + 1, columnOf(table, rule, element, message), message.getText());
                }
            }
        }
        return new TableProblem(null, null, message.getText());
    }

    private static boolean isInside(@Nullable DMNModelInstrumentedBase element, DMNModelInstrumentedBase container) {
        DMNModelInstrumentedBase each = element;
        while (each != null) {
            if (each == container) {
                return true;
            }
            each = each.getParent();
        }
        return false;
    }

    /** KIE points at the cell, or at the row and quotes the cell. */
    private static @Nullable String columnOf(
            DecisionTable table, DecisionRule rule, DMNModelInstrumentedBase element, DMNMessage message) {
        for (int i = 0; i < rule.getInputEntry().size() && i < table.getInput().size(); i++) {
            if (isInside(element, rule.getInputEntry().get(i))
                    || quotes(message, rule.getInputEntry().get(i).getText())) {
                return CompiledTable.label(table.getInput().get(i));
            }
        }
        for (int i = 0;
                i < rule.getOutputEntry().size() && i < table.getOutput().size();
                i++) {
            if (isInside(element, rule.getOutputEntry().get(i))
                    || quotes(message, rule.getOutputEntry().get(i).getText())) {
                return table.getOutput().get(i).getName();
            }
        }
        return null;
    }

    private static boolean quotes(DMNMessage message, @Nullable String cell) {
        return cell != null && message.getText().contains("'" + cell + "'");
    }
}
