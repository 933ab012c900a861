package org.jieli.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jieli.shared.FieldFault;
import org.kie.dmn.model.api.DRGElement;
import org.kie.dmn.model.api.Decision;
import org.kie.dmn.model.api.DecisionTable;
import org.kie.dmn.model.api.Definitions;
import org.kie.dmn.model.api.InputData;

/**
 * Keeps out what standard DMN allows and a table of criteria never needs: document types (they can read files), imports, functions (they
 * can call Java) and loops (they can run for ever).
 */
final class ForeignContent {

    private static final Pattern FORBIDDEN = Pattern.compile("\\b(function|external|for|invoke|get entries)\\b");
    private static final Pattern TEXT_LITERAL = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");

    private ForeignContent() {}

    static boolean declaresType(String xml) {
        return xml.contains("<!DOCTYPE") || xml.contains("<!ENTITY");
    }

    /** Faults of a document that is read, but not compiled yet: compiling would follow imports and load classes. */
    static List<FieldFault> problems(Definitions document) {
        List<FieldFault> problems = new ArrayList<>();
        if (!document.getImport().isEmpty()) {
            problems.add(foreign("import"));
        }
        for (DRGElement element : document.getDrgElement()) {
            if (element instanceof Decision decision && decision.getExpression() instanceof DecisionTable table) {
                problems.addAll(problems(table));
            } else if (!(element instanceof InputData)) {
                problems.add(foreign(element.getName()));
            }
        }
        return problems;
    }

    private static List<FieldFault> problems(DecisionTable table) {
        Stream<String> expressions = table.getInput().stream()
                .map(input -> input.getInputExpression().getText());
        Stream<String> tests = table.getRule().stream()
                .flatMap(rule -> rule.getInputEntry().stream())
                .map(cell -> Objects.requireNonNullElse(cell.getText(), ""));
        Stream<String> says = table.getRule().stream()
                .flatMap(rule -> rule.getOutputEntry().stream())
                .map(cell -> Objects.requireNonNullElse(cell.getText(), ""));
        return Stream.of(expressions, tests, says)
                .flatMap(each -> each)
                .filter(ForeignContent::isForbidden)
                .map(ForeignContent::foreign)
                .toList();
    }

    private static boolean isForbidden(String feel) {
        return FORBIDDEN.matcher(TEXT_LITERAL.matcher(feel).replaceAll("")).find();
    }

    private static FieldFault foreign(String what) {
        return FieldFault.of("file", "criteria.foreign", what);
    }
}
