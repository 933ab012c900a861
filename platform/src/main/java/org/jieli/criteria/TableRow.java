package org.jieli.criteria;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jieli.criteria.Advice.Level;

/** A row of a decision table: its tests in FEEL, one for each column, and what it says when all hold. */
record TableRow(int number, List<String> tests, Level level, String text, String source, String confidence) {

    static TableRow of(int number, List<String> tests, Map<String, String> says) {
        return new TableRow(
                number,
                List.copyOf(tests),
                Level.valueOf(Objects.requireNonNull(says.get("level"))),
                Objects.requireNonNull(says.get("text")),
                Objects.requireNonNull(says.get("source")),
                Objects.requireNonNull(says.get("confidence")));
    }
}
