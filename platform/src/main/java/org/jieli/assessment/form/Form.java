package org.jieli.assessment.form;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kie.dmn.feel.lang.types.BuiltInType;

/** An edition of an official form with its checks, ready to be filled in. */
public final class Form {

    private final FormFile file;
    private final Map<String, FormRow> items;
    private final List<Check> checks;

    private Form(FormFile file) {
        this.file = file;
        this.items = new LinkedHashMap<>();
        file.rows().stream().filter(FormRow::isItem).forEach(row -> {
            if (items.put(row.requireCode(), row) != null) {
                throw new IllegalArgumentException("Item " + row.code() + " stands twice");
            }
        });
        Map<String, BuiltInType> operands = operands();
        this.checks =
                file.checks().stream().map(rule -> Check.of(rule, operands)).toList();
        if (checks.stream().map(check -> check.rule().id()).distinct().count() < checks.size()) {
            throw new IllegalArgumentException("A check's id stands twice in form " + file.id());
        }
    }

    static Form of(FormFile file) {
        return new Form(file);
    }

    /** A part of the form with a tab of its own: a section and its rows. */
    public record Section(int number, String label, List<FormRow> rows) {

        public List<FormRow> items() {
            return rows.stream().filter(FormRow::isItem).toList();
        }
    }

    /** The kind of form, e.g. {@code urban_lead}. */
    public String id() {
        return file.id();
    }

    public String edition() {
        return file.edition();
    }

    /** 表1 to 表4. */
    public String table() {
        return file.table();
    }

    public String title() {
        return file.title();
    }

    public String filledBy() {
        return file.filledBy();
    }

    public String source() {
        return file.source();
    }

    public LocalDate effective() {
        return file.effective();
    }

    public List<FormRow> rows() {
        return file.rows();
    }

    public Map<String, FormRow> items() {
        return items;
    }

    public Optional<FormRow> item(String code) {
        return Optional.ofNullable(items.get(code));
    }

    public List<Check> checks() {
        return checks;
    }

    /** The items that a unit sees: those for hospitals of Chinese medicine only there. */
    public List<FormRow> itemsFor(boolean tcm) {
        return items.values().stream().filter(item -> tcm || !item.tcmOnly()).toList();
    }

    /** The rows under each 一、二、三, headings left out; what stands before the first section belongs to it. */
    public List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        List<FormRow> rows = new ArrayList<>();
        String label = "";
        for (FormRow row : file.rows()) {
            if (row.kind() == FormRow.Kind.SECTION) {
                if (rows.stream().anyMatch(FormRow::isItem)) {
                    sections.add(new Section(sections.size() + 1, label, List.copyOf(rows)));
                    rows.clear();
                }
                label = row.label();
            } else if (row.kind() != FormRow.Kind.HEADING) {
                rows.add(row);
            }
        }
        sections.add(new Section(sections.size() + 1, label, List.copyOf(rows)));
        return sections;
    }

    /** The cells of a report as they were stored; what the form does not have is left out. */
    public Map<String, CellValue> read(Map<String, String> stored) {
        Map<String, CellValue> cells = new HashMap<>();
        stored.forEach((code, text) ->
                item(code).ifPresent(item -> cells.put(code, CellValue.stored(item.requireType(), text))));
        return cells;
    }

    /** What the formulas of this form may name, with its type. */
    public Map<String, BuiltInType> operands() {
        Map<String, BuiltInType> operands = new HashMap<>(Map.of(
                "days", BuiltInType.NUMBER,
                "working_days", BuiltInType.NUMBER,
                "tier", BuiltInType.STRING,
                "tcm", BuiltInType.BOOLEAN));
        items.values().forEach(item -> {
            BuiltInType type = typeOf(item.requireType());
            operands.put(item.requireCode(), type);
            operands.put(Operands.LAST + item.code(), type);
            if (type == BuiltInType.NUMBER) {
                operands.put(Operands.PEER_LOW + item.code(), type);
                operands.put(Operands.PEER_HIGH + item.code(), type);
            }
        });
        return operands;
    }

    private static BuiltInType typeOf(ItemType type) {
        if (type.isNumber()) {
            return BuiltInType.NUMBER;
        }
        return type == ItemType.YESNO ? BuiltInType.BOOLEAN : BuiltInType.STRING;
    }
}
