package org.jieli.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BrokenTableTests {

    private static final Set<String> INPUTS = Vocabulary.shipped().inputs();
    private static final String GOOD = DmnDocument.of(TableSheet.shipped("hypertension", "高血压"));

    @Test
    void theShippedTablesAreSound() {
        for (TableVersion table : ShippedTables.all()) {
            assertThat(TableChecks.problems(table.name(), table.xml(), INPUTS))
                    .as(table.name())
                    .isEmpty();
        }
    }

    @Test
    void brokenFeelIsNamedByRowAndColumn() {
        List<TableProblem> problems = problems(GOOD.replaceFirst("&#62;=180", "&#62;= one hundred ("));
        assertThat(problems).isNotEmpty().first().satisfies(problem -> {
            assertThat(problem.row()).isEqualTo(1);
            assertThat(problem.column()).isEqualTo("收缩压");
        });
    }

    @Test
    void anUnknownLevelIsNamedByRow() {
        assertThat(problems(GOOD.replaceFirst("\"EMERGENCY\"", "\"HURRY\"")))
                .contains(new TableProblem(1, "level", "\"HURRY\""));
    }

    @Test
    void anUnknownInputIsNamed() {
        assertThat(problems(GOOD.replace("systolic", "sistolic")))
                .extracting(TableProblem::column)
                .contains("sistolic");
    }

    @Test
    void whatIsNoTableIsRefused() {
        assertThat(problems("no xml at all")).isNotEmpty();
        assertThat(problems("")).isNotEmpty();
        assertThat(problems("<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + GOOD))
                .hasSize(1);
        assertThat(problems(GOOD.replace("COLLECT", "UNIQUE"))).isNotEmpty();
        assertThat(problems(GOOD.replace("name=\"advice\"", "name=\"other\""))).isNotEmpty();
    }

    private static List<TableProblem> problems(String xml) {
        return TableChecks.problems("hypertension", xml, INPUTS);
    }
}
