package org.jieli.insurance.entitlement;

import java.math.BigDecimal;

/**
 * An argument of a ledger's sentence, so that it can be told in the reader's language.
 *
 * @param form how it is shown
 * @param value the text itself, a message key, a fraction, or yuan
 */
public record Word(Form form, String value) {

    /** How a word is shown. */
    public enum Form {
        TEXT,
        KEY,
        RATE,
        YUAN
    }

    static Word text(String text) {
        return new Word(Form.TEXT, text);
    }

    static Word of(Enum<?> constant) {
        return new Word(Form.KEY, constant.getDeclaringClass().getSimpleName() + "." + constant.name());
    }

    static Word rate(BigDecimal fraction) {
        return new Word(Form.RATE, fraction.toPlainString());
    }

    static Word yuan(BigDecimal amount) {
        return new Word(Form.YUAN, amount.toPlainString());
    }
}
