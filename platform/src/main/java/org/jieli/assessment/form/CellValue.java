package org.jieli.assessment.form;

import java.math.BigDecimal;

/**
 * What stands in a cell. A number (0 means: not carried out), {@link NotCounted} and an empty cell are three different things
 * (国卫医资源便函〔2019〕373号 第二部分 二); none stands for another in sums, checks or exports.
 */
public sealed interface CellValue {

    /** How a figure that is not counted is written. */
    String NOT_COUNTED = "--";

    CellValue BLANK = new Blank();

    /** As it is stored and exported; the empty text for an empty cell. */
    String text();

    /** Nothing was entered. */
    record Blank() implements CellValue {
        @Override
        public String text() {
            return "";
        }
    }

    /** The unit does not count this figure; it is missing, not zero. */
    record NotCounted() implements CellValue {
        @Override
        public String text() {
            return NOT_COUNTED;
        }
    }

    /** An exact number. */
    record Amount(BigDecimal number) implements CellValue {
        @Override
        public String text() {
            return number.toPlainString();
        }
    }

    /** A name, a code or a chosen word. */
    record Words(String text) implements CellValue {}

    /** Yes or no, which formulas may ask. */
    record Answer(boolean yes) implements CellValue {
        @Override
        public String text() {
            return yes ? "是" : "否";
        }
    }

    default boolean isBlank() {
        return this instanceof Blank;
    }

    /** Reads what {@link #text()} wrote for an item of this type. */
    static CellValue stored(ItemType type, String text) {
        if (text.isEmpty()) {
            return BLANK;
        }
        if (text.equals(NOT_COUNTED)) {
            return new NotCounted();
        }
        if (type.isNumber()) {
            return new Amount(new BigDecimal(text));
        }
        return type == ItemType.YESNO ? new Answer(text.equals("是")) : new Words(text);
    }
}
