package org.jieli.criteria;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jieli.criteria.Advice.Level;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.backend.marshalling.v1x.DMNMarshallerFactory;
import org.kie.dmn.model.api.DecisionRule;
import org.kie.dmn.model.api.DecisionTable;
import org.kie.dmn.model.api.HitPolicy;
import org.kie.dmn.model.api.OutputClause;

/** Finds what is broken in a table before it may rule, and names the row and the column. */
final class TableChecks {

    private static final int LONGEST = 1_000_000;
    private static final Set<String> LEVELS =
            Arrays.stream(Level.values()).map(level -> '"' + level.name() + '"').collect(Collectors.toSet());
    private static final Set<String> CONFIDENCE = Set.of("\"C\"", "\"L\"", "\"U\"");
    private static final Pattern LITERAL = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)+\"");

    private TableChecks() {}

    /** Faults at {@code file}, or at {@code file[row 3, 收缩压]}; none when the table may rule. */
    static List<FieldFault> problems(String name, String xml, Set<String> knownInputs) {
        if (xml.length() > LONGEST) {
            return List.of(FieldFault.of("file", "criteria.too-large"));
        }
        if (ForeignContent.declaresType(xml)) {
            return List.of(FieldFault.of("file", "criteria.document-type"));
        }
        List<FieldFault> problems = new ArrayList<>();
        CompiledTable compiled;
        try {
            problems.addAll(ForeignContent.problems(
                    DMNMarshallerFactory.newDefaultMarshaller().unmarshal(xml)));
            if (!problems.isEmpty()) {
                return problems;
            }
            compiled = CompiledTable.of(name, xml);
        } catch (NoAdviceTable e) {
            return List.of(FieldFault.of("file", "criteria.no-table", DmnDocument.DECISION));
        } catch (RuntimeException e) {
            return List.of(FieldFault.of("file", "criteria.not-dmn"));
        }
        checkShape(compiled, knownInputs, problems);
        compiled.model().getMessages(DMNMessage.Severity.ERROR).stream()
                .map(message -> FeelFault.of(compiled.table(), message))
                .filter(problem -> !problems.contains(problem))
                .forEach(problems::add);
        checkOutputs(compiled.table(), problems);
        if (problems.isEmpty()) {
            checkConditions(compiled, problems);
        }
        return problems;
    }

    private static void checkShape(CompiledTable compiled, Set<String> knownInputs, List<FieldFault> problems) {
        compiled.inputs().stream()
                .filter(input -> !knownInputs.contains(input))
                .forEach(input -> problems.add(FieldFault.of("file", "criteria.unknown-input", input)));
        if (compiled.table().getHitPolicy() != HitPolicy.COLLECT
                || compiled.table().getAggregation() != null) {
            problems.add(FieldFault.of("file", "criteria.hit-policy"));
        }
        if (compiled.table().getRule().isEmpty()) {
            problems.add(FieldFault.of("file", "criteria.no-rows"));
        }
    }

    private static void checkConditions(CompiledTable compiled, List<FieldFault> problems) {
        CellTrial trial = new CellTrial(compiled.inputs());
        List<String> labels = compiled.labels();
        for (TableRow row : compiled.rows()) {
            for (int column = 0; column < labels.size(); column++) {
                String cell = row.tests().get(column);
                if (!trial.canHold(cell)) {
                    problems.add(FeelFault.inCell(row.number(), labels.get(column), cell));
                }
            }
        }
    }

    private static void checkOutputs(DecisionTable table, List<FieldFault> problems) {
        List<String> outputs =
                table.getOutput().stream().map(OutputClause::getName).toList();
        CompiledTable.OUTPUTS.stream()
                .filter(output -> !outputs.contains(output))
                .sorted()
                .forEach(output -> problems.add(FieldFault.of("file", "criteria.missing-output", output)));
        for (int row = 0; row < table.getRule().size(); row++) {
            DecisionRule rule = table.getRule().get(row);
            if (rule.getOutputEntry().size() != outputs.size()
                    || rule.getInputEntry().size() != table.getInput().size()) {
                problems.add(FieldFault.of("file[" + (row + 1) + "]", "criteria.cells", row + 1));
                continue;
            }
            for (int column = 0; column < outputs.size(); column++) {
                checkOutput(
                        row + 1,
                        outputs.get(column),
                        rule.getOutputEntry().get(column).getText(),
                        problems);
            }
        }
    }

    private static void checkOutput(int row, String output, @Nullable String cell, List<FieldFault> problems) {
        String words = cell == null ? "" : cell.strip();
        String code =
                switch (output) {
                    case "level" -> LEVELS.contains(words) ? "" : "criteria.level";
                    case "confidence" -> CONFIDENCE.contains(words) ? "" : "criteria.confidence";
                    default -> LITERAL.matcher(words).matches() ? "" : "criteria.empty-output";
                };
        if (!code.isEmpty()) {
            problems.add(FieldFault.of("file[" + row + "," + output + "]", code, row, output, words));
        }
    }
}
