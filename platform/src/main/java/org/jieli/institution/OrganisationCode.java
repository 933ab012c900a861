package org.jieli.institution;

/** The organisation code of nine characters (组织机构代码, GB 11714-1997), as it stands in a {@link CreditCode}. */
public final class OrganisationCode {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int[] WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    private static final int MODULUS = 11;

    private OrganisationCode() {}

    /** Whether the ninth character checks the first eight. */
    public static boolean isValid(String code) {
        return code.length() == WEIGHTS.length + 1
                && code.chars().limit(WEIGHTS.length).allMatch(character -> ALPHABET.indexOf(character) >= 0)
                && code.charAt(WEIGHTS.length) == checkCharacter(code);
    }

    /** The code whose first eight characters are given. */
    public static String complete(String first8) {
        return first8 + checkCharacter(first8);
    }

    private static char checkCharacter(String code) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += ALPHABET.indexOf(code.charAt(i)) * WEIGHTS[i];
        }
        int check = (MODULUS - sum % MODULUS) % MODULUS;
        return check == MODULUS - 1 ? 'X' : (char) ('0' + check);
    }
}
