package org.jieli.assessment.form;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of an official form, word for word.
 *
 * @param label as printed, with its misprints
 * @param corrected how a misprinted label is read, else null
 * @param defect what is wrong with the label, in English, else null
 * @param code name of an item in formulas; null for a title
 * @param unit of an item's numbers, e.g. 人, 元, %
 * @param decimals most decimals of a number; null for the type's own
 * @param max highest number, null where there is none
 * @param level 1 for the parts of the item above (其中)
 * @param number of a numbered item that is filled in itself
 * @param optional 选填
 * @param tcmOnly 中医医院填写
 * @param aggregate {@code sum} where a figure is the sum of the units below
 * @param help what the source says about the item
 * @param confidence mark of what is ours and not the source's (unit, options), else null
 * @param lines the lines of the source, e.g. {@code 190-191}
 * @param pieces where the source mixes two rows in a line: what of each line belongs here
 */
public record FormRow(
        Kind kind,
        String label,
        @Nullable String corrected,
        @Nullable String defect,
        @Nullable String code,
        @Nullable ItemType type,
        @Nullable String unit,
        @Nullable Integer decimals,
        @Nullable Integer max,
        List<String> options,
        int level,
        @Nullable String number,
        boolean optional,
        boolean tcmOnly,
        @Nullable String aggregate,
        @Nullable String help,
        @Nullable String helpLines,
        @Nullable String confidence,
        @Nullable String lines,
        Map<Integer, String> pieces) {

    private static final int MONEY_DECIMALS = 2;

    /** What a row is. */
    public enum Kind {
        HEADING,
        SECTION,
        SUBSECTION,
        INDICATOR,
        ITEM
    }

    public FormRow {
        options = options == null ? List.of() : List.copyOf(options);
        pieces = pieces == null ? Map.of() : Map.copyOf(pieces);
        if (kind == Kind.ITEM && (code == null || type == null)) {
            throw new IllegalArgumentException("An item needs a code and a type: " + label);
        }
    }

    public boolean isItem() {
        return kind == Kind.ITEM;
    }

    /** The item's name in formulas. */
    public String requireCode() {
        return java.util.Objects.requireNonNull(code, "a title has no code");
    }

    public ItemType requireType() {
        return java.util.Objects.requireNonNull(type, "a title has no type");
    }

    /** How the row is read: the corrected label where the printed one is wrong. */
    public String reading() {
        return corrected == null ? label : corrected;
    }

    public boolean isSummed() {
        return "sum".equals(aggregate);
    }

    int mostDecimals() {
        return switch (requireType()) {
            case COUNT -> 0;
            case MONEY, PERCENT, DECIMAL -> decimals == null ? MONEY_DECIMALS : decimals;
            case YESNO, TEXT, CODE, CHOICE -> 0;
        };
    }
}
