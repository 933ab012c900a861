package org.jieli.resident;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A citizen identity number of 18 characters with a valid check digit (GB 11643-1999, ISO 7064 MOD 11-2).
 *
 * @param value upper case
 */
public record IdentityNumber(String value) {

    private static final Pattern SHAPE = Pattern.compile("\\d{17}[0-9X]");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_DIGITS = "10X98765432";

    /** The number, when its shape, its birth date and its check digit are right. */
    public static Optional<IdentityNumber> parse(String text) {
        String value = text.strip().toUpperCase(Locale.ROOT);
        return SHAPE.matcher(value).matches()
                        && value.charAt(17) == checkDigit(value)
                        && birthDate(value).isPresent()
                ? Optional.of(new IdentityNumber(value))
                : Optional.empty();
    }

    /** The check digit that belongs to the first 17 digits. */
    public static char checkDigit(String first17) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (first17.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECK_DIGITS.charAt(sum % CHECK_DIGITS.length());
    }

    public LocalDate birthDate() {
        return birthDate(value).orElseThrow();
    }

    public Sex sex() {
        return (value.charAt(16) - '0') % 2 == 1 ? Sex.MALE : Sex.FEMALE;
    }

    /** Area and last four; the birth date and the serial are hidden. */
    public String masked() {
        return value.substring(0, 6) + "********" + value.substring(14);
    }

    private static Optional<LocalDate> birthDate(String value) {
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(value.substring(6, 10)),
                    Integer.parseInt(value.substring(10, 12)),
                    Integer.parseInt(value.substring(12, 14))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
