package org.jieli.assessment.form;

/** What an item of a form takes; the words are those of the form files in small letters. */
public enum ItemType {
    /** A whole number from 0 on. */
    COUNT,
    /** A number from 0 on, with the item's decimals. */
    DECIMAL,
    /** Yuan with two decimals. */
    MONEY,
    /** A share in per cent, up to 100 unless the item says more. */
    PERCENT,
    YESNO,
    TEXT,
    /** An organisation code. */
    CODE,
    CHOICE;

    public boolean isNumber() {
        return this == COUNT || this == DECIMAL || this == MONEY || this == PERCENT;
    }
}
