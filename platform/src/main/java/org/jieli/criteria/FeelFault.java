package org.jieli.criteria;

import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.model.api.DMNModelInstrumentedBase;
import org.kie.dmn.model.api.DecisionRule;
import org.kie.dmn.model.api.DecisionTable;
import org.kie.dmn.model.api.InputClause;

/** Finds the cell that a message of the rule engine is about, and says it in our words. */
final class FeelFault {

    private FeelFault() {}

    static FieldFault of(DecisionTable table, DMNMessage message) {
        if (message.getSourceReference() instanceof DMNModelInstrumentedBase element) {
            for (int row = 0; row < table.getRule().size(); row++) {
                DecisionRule rule = table.getRule().get(row);
                if (isInside(element, rule)) {
                    return inRow(table, rule, row + 1, element, message.getText());
                }
            }
            for (InputClause input : table.getInput()) {
                String expression = input.getInputExpression().getText();
                if (isInside(element, input) || quotes(message.getText(), expression)) {
                    String label = CompiledTable.label(input);
                    return FieldFault.of("file[" + label + "]", "criteria.column", label, expression);
                }
            }
        }
        return FieldFault.of("file", "criteria.broken", message.getText());
    }

    private static FieldFault inRow(
            DecisionTable table, DecisionRule rule, int row, DMNModelInstrumentedBase element, String words) {
        for (int i = 0; i < rule.getInputEntry().size() && i < table.getInput().size(); i++) {
            String cell = rule.getInputEntry().get(i).getText();
            if (isInside(element, rule.getInputEntry().get(i)) || quotes(words, cell)) {
                return inCell(row, CompiledTable.label(table.getInput().get(i)), cell);
            }
        }
        for (int i = 0;
                i < rule.getOutputEntry().size() && i < table.getOutput().size();
                i++) {
            String cell = rule.getOutputEntry().get(i).getText();
            if (isInside(element, rule.getOutputEntry().get(i)) || quotes(words, cell)) {
                return inCell(row, table.getOutput().get(i).getName(), cell);
            }
        }
        return FieldFault.of("file[" + row + "]", "criteria.row", row, words);
    }

    static FieldFault inCell(int row, String column, @Nullable String cell) {
        return FieldFault.of(
                "file[" + row + "," + column + "]", "criteria.cell", row, column, cell == null ? "" : cell);
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

    /** The engine points at the cell, or at the row and quotes the cell. */
    private static boolean quotes(String words, @Nullable String cell) {
        return cell != null && words.contains("'" + cell + "'");
    }
}
