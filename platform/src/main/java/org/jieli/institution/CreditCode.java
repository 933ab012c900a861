package org.jieli.institution;

import java.util.Locale;
import java.util.Optional;

/**
 * A unified social credit code (统一社会信用代码, GB 32100-2015): 18 characters of which the last checks the others. Every
 * change of a single character is detected, because 31 is prime and no weight is a multiple of it.
 */
public record CreditCode(String value) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int MODULUS = 31;
    private static final int ORGANISATION_FROM = 8;

    /** {@link IllegalArgumentException} when the value is no valid code. */
    public CreditCode {
        if (!isValid(value)) {
            throw new IllegalArgumentException("No valid unified social credit code: " + value);
        }
    }

    /** Reads what a person typed: blanks around it and lower case are forgiven. */
    public static Optional<CreditCode> parse(String typed) {
        String value = typed.strip().toUpperCase(Locale.ROOT);
        return isValid(value) ? Optional.of(new CreditCode(value)) : Optional.empty();
    }

    /** The code whose first 17 characters are given. */
    public static CreditCode complete(String first17) {
        return new CreditCode(first17 + checkCharacter(first17));
    }

    /** The 9 characters of the organisation within the code. */
    public String organisationCode() {
        return value.substring(ORGANISATION_FROM, WEIGHTS.length);
    }

    @Override
    public String toString() {
        return value;
    }

    static boolean isValid(String value) {
        return value.length() == WEIGHTS.length + 1
                && value.chars().allMatch(character -> ALPHABET.indexOf(character) >= 0)
                && checkCharacter(value) == value.charAt(WEIGHTS.length);
    }

    private static char checkCharacter(String code) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += ALPHABET.indexOf(code.charAt(i)) * WEIGHTS[i];
        }
        return ALPHABET.charAt((MODULUS - sum % MODULUS) % MODULUS);
    }
}
