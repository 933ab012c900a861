package org.jieli.criteria;

import java.util.Map;
import org.jieli.criteria.TableSheet.Column;
import org.jieli.criteria.TableSheet.Row;
import org.springframework.web.util.HtmlUtils;

/** Writes a sheet as standard DMN 1.3: one decision table with hit policy COLLECT and four outputs. */
final class DmnDocument {

    static final String DECISION = "advice";
    static final String NAMESPACE = "urn:jieli:criteria";

    private static final Map<String, String> TYPES =
            Map.of("diagnoses", "Any", "findings", "Any", "pregnant", "boolean", "capability", "string");

    private DmnDocument() {}

    static String of(TableSheet sheet) {
        StringBuilder xml = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="%1$s" name="%1$s" namespace="%2$s">
                """.formatted(sheet.name(), NAMESPACE));
        for (Column column : sheet.columns()) {
            xml.append(
                    "  <inputData id=\"i_%1$s\" name=\"%1$s\"><variable name=\"%1$s\" typeRef=\"%2$s\"/></inputData>\n"
                            .formatted(column.input(), type(column)));
        }
        xml.append("  <decision id=\"d\" name=\"%s\">\n    <question>%s</question>\n    <variable name=\"%1$s\"/>\n"
                .formatted(DECISION, escape(sheet.title())));
        for (Column column : sheet.columns()) {
            xml.append(
                    "    <informationRequirement id=\"r_%1$s\"><requiredInput href=\"#i_%1$s\"/></informationRequirement>\n"
                            .formatted(column.input()));
        }
        xml.append("    <decisionTable id=\"t\" hitPolicy=\"COLLECT\">\n");
        for (Column column : sheet.columns()) {
            xml.append(
                    "      <input id=\"c_%1$s\" label=\"%2$s\"><inputExpression typeRef=\"%3$s\"><text>%1$s</text></inputExpression></input>\n"
                            .formatted(column.input(), escape(column.label()), type(column)));
        }
        for (String output : new String[] {"level", "text", "source", "confidence"}) {
            xml.append("      <output id=\"o_%1$s\" name=\"%1$s\" typeRef=\"string\"/>\n".formatted(output));
        }
        int number = 1;
        for (Row row : sheet.rows()) {
            append(xml, row, number++);
        }
        return xml.append("    </decisionTable>\n  </decision>\n</definitions>\n")
                .toString();
    }

    private static void append(StringBuilder xml, Row row, int number) {
        xml.append("      <rule id=\"rule_").append(number).append("\">");
        row.tests()
                .forEach(test ->
                        xml.append("<inputEntry><text>").append(escape(test)).append("</text></inputEntry>"));
        for (String output : new String[] {row.level(), row.text(), row.source(), row.confidence()}) {
            xml.append("<outputEntry><text>\"").append(escape(output)).append("\"</text></outputEntry>");
        }
        xml.append("</rule>\n");
    }

    private static String type(Column column) {
        return TYPES.getOrDefault(column.input(), "number");
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscapeDecimal(text, "UTF-8");
    }
}
