package org.jieli.criteria;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVRecord;

/**
 * A shipped table as its authors write it, a sheet whose columns are {@code label|input} and level, text, source, confidence. Cells are
 * FEEL unary tests, or the {@link ShortForm} of one.
 */
record TableSheet(String name, String title, List<Column> columns, List<Row> rows) {

    /** An input column: its label and the input it tests. */
    record Column(String label, String input) {}

    /** A rule: one FEEL test for each column, and what it says. */
    record Row(List<String> tests, String level, String text, String source, String confidence) {}

    static TableSheet shipped(String name, String title) {
        Csv.Sheet sheet = Csv.read(name + ".csv");
        List<String> inputs = sheet.header().subList(0, sheet.header().indexOf("level"));
        List<Column> columns = inputs.stream()
                .map(header -> header.split("\\|", 2))
                .map(parts -> new Column(parts[0], parts[1]))
                .toList();
        return new TableSheet(
                name,
                title,
                columns,
                sheet.rows().stream().map(row -> row(row, columns)).toList());
    }

    private static Row row(CSVRecord values, List<Column> columns) {
        List<String> tests = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            tests.add(ShortForm.feel(columns.get(i).input(), values.get(i)));
        }
        return new Row(tests, values.get("level"), values.get("text"), values.get("source"), values.get("confidence"));
    }
}
