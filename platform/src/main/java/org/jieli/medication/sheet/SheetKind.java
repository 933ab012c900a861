package org.jieli.medication.sheet;

import java.util.List;
import java.util.Locale;
import org.jieli.web.SheetLines;

/** What a file may bring, and its columns. */
public enum SheetKind {
    DRUGS(List.of(
            new Column("code", "药品编码", "Code", true),
            new Column("name", "通用名", "Generic name", true),
            new Column("english", "英文名", "English name", false),
            new Column("form", "剂型", "Form", true),
            new Column("strength", "规格", "Strength", true),
            new Column("unit", "最小单位", "Unit", true),
            new Column("pack", "每包装数量", "Units per pack", true),
            new Column("packUnit", "包装单位", "Pack", true),
            new Column("classCode", "ATC或自编分类", "Class code", true),
            new Column("essential", "基本药物", "Essential", false),
            new Column("insurance", "医保类别", "Insurance class", false),
            new Column("storage", "储存条件", "Storage", false),
            new Column("control", "特殊管理", "Control", false))),
    FORMULARY(List.of(
            new Column("code", "药品编码", "Code", true),
            new Column("institution", "机构", "Institution", false),
            new Column("stocked", "配备", "Stocked", false))),
    RECEIPTS(List.of(
            new Column("code", "药品编码", "Code", true),
            new Column("lot", "批号", "Lot", true),
            new Column("expiresOn", "有效期至", "Expires on", true),
            new Column("amount", "数量", "Amount", true)));

    private final List<Column> columns;

    SheetKind(List<Column> columns) {
        this.columns = columns;
    }

    /** A column by its two names. */
    public record Column(String field, String chinese, String english, boolean required) {

        public String name(Locale locale) {
            return Locale.ENGLISH.getLanguage().equals(locale.getLanguage()) ? english : chinese;
        }

        boolean isIn(List<String> headers) {
            return headers.contains(chinese.toLowerCase(Locale.ROOT))
                    || headers.contains(english.toLowerCase(Locale.ROOT));
        }
    }

    public List<Column> columns() {
        return columns;
    }

    /** The cell of a field in a line, stripped; empty where the file has none. */
    public String cell(SheetLines.Line line, String field) {
        return columns.stream()
                .filter(column -> column.field().equals(field))
                .map(column -> line.get(column.chinese(), column.english()))
                .findFirst()
                .orElse("");
    }

    public String column(String field, Locale locale) {
        return columns.stream()
                .filter(column -> column.field().equals(field))
                .map(column -> column.name(locale))
                .findFirst()
                .orElse(field);
    }

    /** Required columns that a file with these does not have. */
    List<Column> missing(List<String> headers) {
        return columns.stream()
                .filter(column -> column.required() && !column.isIn(headers))
                .toList();
    }
}
