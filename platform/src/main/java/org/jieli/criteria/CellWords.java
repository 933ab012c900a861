package org.jieli.criteria;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jieli.criteria.Criteria.Finding;
import org.jieli.web.Ui;

/** Cells of a table in the reader's words: ranges of codes, names of findings, names of levels; FEEL as it stands where it is neither. */
record CellWords(Ui ui, Map<String, Finding> findings) {

    static CellWords of(Ui ui, Vocabulary vocabulary) {
        return new CellWords(
                ui, vocabulary.findings().stream().collect(Collectors.toMap(Finding::code, Function.identity())));
    }

    String of(String input, String cell) {
        return switch (input) {
            case ShortForm.DIAGNOSES ->
                ShortForm.ranges(cell)
                        .map(ranges ->
                                ranges.stream().map(ShortForm.Range::toString).collect(Collectors.joining(", ")))
                        .or(() -> ShortForm.excludedRange(cell).map(range -> ui.t("criteria.not", range.toString())))
                        .orElse(plain(cell));
            case ShortForm.FINDINGS ->
                ShortForm.findings(cell)
                        .map(codes -> codes.stream().map(this::name).collect(Collectors.joining(" / ")))
                        .orElse(plain(cell));
            case "pregnant" ->
                cell.equals("true") ? ui.t("criteria.yes") : cell.equals("false") ? ui.t("criteria.no") : plain(cell);
            case "capability" -> cell.startsWith("\"") ? ui.t("Capability." + cell.replace("\"", "")) : plain(cell);
            case "level" -> cell.isEmpty() ? "" : ui.t("Level." + cell);
            case "confidence" -> cell.isEmpty() ? "" : ui.t("criteria.confidence-" + cell);
            default -> plain(cell).replace(">=", "≥").replace("<=", "≤");
        };
    }

    /** The label of a column: the file's own, except the outputs, which are ours. */
    String column(String label) {
        return CompiledTable.OUTPUTS.contains(label) ? ui.t("criteria." + label) : label;
    }

    String name(String finding) {
        Finding known = findings.get(finding);
        return known == null ? finding : ui.isEnglish() ? known.nameEnglish() : known.name();
    }

    private static String plain(String cell) {
        return cell.equals("-") ? "" : cell;
    }
}
