package org.jieli.criteria;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;

/**
 * A shipped table as its authors write it, a sheet whose columns are {@code label|input} and level, text, source, confidence. Cells are
 * FEEL unary tests; two columns have a short form: ranges of diagnoses ({@code I60-I69/G45}) and findings of which one suffices
 * ({@code vomiting/palpitation}).
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
            tests.add(test(columns.get(i).input(), values.get(i)));
        }
        return new Row(tests, values.get("level"), values.get("text"), values.get("source"), values.get("confidence"));
    }

    private static String test(String input, String cell) {
        if (cell.equals("-")) {
            return cell;
        }
        return switch (input) {
            case "diagnoses" ->
                "some d in ? satisfies "
                        + Arrays.stream(cell.split("/")).map(TableSheet::range).collect(Collectors.joining(" or "));
            case "findings" ->
                "some f in ? satisfies list contains(["
                        + Arrays.stream(cell.split("/"))
                                .map(code -> '"' + code + '"')
                                .collect(Collectors.joining(", "))
                        + "], f)";
            default -> cell;
        };
    }

    private static String range(String range) {
        String[] ends = range.split("-", 2);
        return ends.length == 1
                ? "substring(d, 1, 3) = \"%s\"".formatted(range)
                : "(substring(d, 1, 3) >= \"%s\" and substring(d, 1, 3) <= \"%s\")".formatted(ends[0], ends[1]);
    }
}
