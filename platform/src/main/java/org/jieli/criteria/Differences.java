package org.jieli.criteria;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What changed from one version of a table to another: rows added, removed, and changed cell by cell. */
record Differences(List<Change> changes, int unchanged) {

    enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    /** A cell before and after, under the label of its column; empty text where the version has no such column. */
    record Cell(String input, String column, String before, String after) {}

    /** A row that differs; the number it has in the later version, or in the earlier one when it is gone. */
    record Change(Kind kind, int row, List<Cell> cells) {}

    private record Candidate(TableRow row, Map<String, String> cells) {}

    static Differences between(CompiledTable before, CompiledTable after) {
        List<Candidate> old = candidates(before);
        List<Candidate> left = new ArrayList<>();
        Map<String, String> labels = labels(before, after);
        int unchanged = 0;
        for (Candidate row : candidates(after)) {
            Candidate same = old.stream()
                    .filter(each -> each.cells().equals(row.cells()))
                    .findFirst()
                    .orElse(null);
            if (same == null) {
                left.add(row);
            } else {
                old.remove(same);
                unchanged++;
            }
        }
        List<Change> changes = new ArrayList<>();
        for (Candidate row : left) {
            Candidate nearest = nearest(row, old);
            old.remove(nearest);
            changes.add(new Change(
                    nearest == null ? Kind.ADDED : Kind.CHANGED,
                    row.row().number(),
                    cells(nearest == null ? Map.of() : nearest.cells(), row.cells(), labels)));
        }
        old.forEach(gone ->
                changes.add(new Change(Kind.REMOVED, gone.row().number(), cells(gone.cells(), Map.of(), labels))));
        return new Differences(changes, unchanged);
    }

    /** The row that a changed one came from: more than half of its cells are the same. */
    private static @Nullable Candidate nearest(Candidate row, List<Candidate> old) {
        Candidate best = null;
        int most = row.cells().size() / 2;
        for (Candidate each : old) {
            int same = (int) row.cells().entrySet().stream()
                    .filter(cell -> cell.getValue().equals(each.cells().get(cell.getKey())))
                    .count();
            if (same > most) {
                best = each;
                most = same;
            }
        }
        return best;
    }

    private static List<Cell> cells(Map<String, String> before, Map<String, String> after, Map<String, String> labels) {
        return labels.entrySet().stream()
                .map(label -> new Cell(
                        label.getKey(),
                        label.getValue(),
                        Objects.requireNonNullElse(before.get(label.getKey()), ""),
                        Objects.requireNonNullElse(after.get(label.getKey()), "")))
                .filter(cell -> !withoutDash(cell.before()).equals(withoutDash(cell.after())))
                .toList();
    }

    private static String withoutDash(String cell) {
        return cell.equals("-") ? "" : cell;
    }

    private static Map<String, String> labels(CompiledTable before, CompiledTable after) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (CompiledTable table : List.of(after, before)) {
            for (int i = 0; i < table.tested().size(); i++) {
                labels.putIfAbsent(table.tested().get(i), table.labels().get(i));
            }
        }
        CompiledTable.OUTPUTS.forEach(output -> labels.put(output, output));
        return labels;
    }

    private static List<Candidate> candidates(CompiledTable table) {
        List<Candidate> candidates = new ArrayList<>();
        for (TableRow row : table.rows()) {
            Map<String, String> cells = new LinkedHashMap<>();
            for (int i = 0; i < row.tests().size(); i++) {
                cells.put(table.tested().get(i), row.tests().get(i));
            }
            cells.put("level", row.level().name());
            cells.put("text", row.text());
            cells.put("source", row.source());
            cells.put("confidence", row.confidence());
            candidates.add(new Candidate(row, cells));
        }
        return candidates;
    }
}
