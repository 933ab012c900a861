package org.jieli.criteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.junit.jupiter.api.Test;

class BrokenTableTests {

    private static final Set<String> INPUTS = Vocabulary.shipped().inputs();
    private static final String GOOD = DmnDocument.of(TableSheet.shipped("hypertension", "高血压"));

    @Test
    void theShippedTablesAreSound() {
        for (TableVersion table : ShippedTables.all(Instant.EPOCH)) {
            assertThat(TableChecks.problems(table.name(), table.xml(), INPUTS))
                    .as(table.name())
                    .isEmpty();
        }
    }

    @Test
    void brokenFeelIsNamedByRowAndColumn() {
        String broken = inRow(
                3,
                "<inputEntry><text>-</text></inputEntry>",
                2,
                "<inputEntry><text>&gt;= one hundred (</text></inputEntry>");
        assertThat(problems(broken)).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.code()).isEqualTo("criteria.cell");
            assertThat(problem.arguments()).startsWith(3, "收缩压");
        });
    }

    @Test
    void aConditionThatTheCompilerLetsPassIsNamedByRowAndColumn() {
        for (String cell : List.of("&gt;=abc", "foo(?)", "someName", "&gt;=18 O")) {
            assertThat(problems(inRow(
                            3,
                            "<inputEntry><text>-</text></inputEntry>",
                            2,
                            "<inputEntry><text>" + cell + "</text></inputEntry>")))
                    .as(cell)
                    .isNotEmpty()
                    .allSatisfy(problem -> {
                        assertThat(problem.code()).isEqualTo("criteria.cell");
                        assertThat(problem.arguments()).startsWith(3, "收缩压");
                    });
        }
    }

    @Test
    void aTableThatCannotBeEvaluatedIsNotSilent() {
        CompiledTable table = CompiledTable.of("hypertension", GOOD.replaceFirst("&#62;=180", "&#62;=abc"));
        assertThatThrownBy(() -> table.ask(Map.of("systolic", BigDecimal.valueOf(185), "diagnoses", List.of("I10"))))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("criteria.failed");
    }

    @Test
    void aMissingOutputIsNamed() {
        assertThat(problems(GOOD.replaceAll("<output id=\"o_source\"[^>]*/>", "")))
                .extracting(FieldFault::code)
                .contains("criteria.missing-output", "criteria.cells");
    }

    @Test
    void anUnknownLevelIsNamedByRow() {
        assertThat(problems(GOOD.replaceFirst("\"EMERGENCY\"", "\"HURRY\"")))
                .containsExactly(FieldFault.of("file[1,level]", "criteria.level", 1, "level", "\"HURRY\""));
    }

    @Test
    void anUnknownConfidenceIsNamedByRow() {
        assertThat(problems(GOOD.replaceFirst("\"C\"", "\"X\"")))
                .extracting(FieldFault::path)
                .containsExactly("file[1,confidence]");
    }

    @Test
    void anUnknownInputIsNamed() {
        assertThat(problems(GOOD.replace("systolic", "sistolic")))
                .contains(FieldFault.of("file", "criteria.unknown-input", "sistolic"));
    }

    @Test
    void aVariableThatNobodyGivesIsNamedByItsColumn() {
        assertThat(problems(GOOD.replaceFirst("<text>systolic</text>", "<text>systolik</text>")))
                .containsExactly(FieldFault.of("file[收缩压]", "criteria.column", "收缩压", "systolik"));
    }

    @Test
    void whatIsNoTableIsRefused() {
        assertCode("no xml at all", "criteria.not-dmn");
        assertCode("", "criteria.not-dmn");
        assertCode("<html/>", "criteria.not-dmn");
        assertCode(GOOD.replace("COLLECT", "UNIQUE"), "criteria.hit-policy");
        assertCode(GOOD.replace("name=\"advice\"", "name=\"other\""), "criteria.no-table");
        assertCode(GOOD.replaceAll("(?s)<rule .*</rule>", ""), "criteria.no-rows");
    }

    @Test
    void whatReachesOutOfTheTableIsRefused() {
        assertCode("<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + GOOD, "criteria.document-type");
        assertCode(
                inRow(
                        1,
                        "<inputEntry><text>-</text></inputEntry>",
                        1,
                        "<inputEntry><text>function(x) external {java: {class: \"java.lang.Runtime\", method signature: \"exit(int)\"}}</text></inputEntry>"),
                "criteria.foreign");
        assertCode(
                inRow(
                        1,
                        "<inputEntry><text>-</text></inputEntry>",
                        1,
                        "<inputEntry><text>count(for i in 1..999999999 return i) &gt; 0</text></inputEntry>"),
                "criteria.foreign");
        assertCode(
                GOOD.replaceFirst("<inputData", "<import importType=\"x\" namespace=\"y\" name=\"z\"/><inputData"),
                "criteria.foreign");
        assertCode("x".repeat(10_000_000), "criteria.too-large");
    }

    private static void assertCode(String xml, String code) {
        assertThat(problems(xml)).extracting(FieldFault::code).contains(code);
    }

    /** The good table with one cell of a row replaced: the n-th occurrence of the cell in that row. */
    private static String inRow(int row, String cell, int occurrence, String by) {
        int at = GOOD.indexOf("<rule id=\"rule_" + row + "\"");
        for (int i = 0; i < occurrence; i++) {
            at = GOOD.indexOf(cell, at + 1);
        }
        return GOOD.substring(0, at) + by + GOOD.substring(at + cell.length());
    }

    private static List<FieldFault> problems(String xml) {
        return TableChecks.problems("hypertension", xml, INPUTS);
    }
}
