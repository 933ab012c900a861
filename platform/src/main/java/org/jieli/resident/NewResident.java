package org.jieli.resident;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a person at registration.
 *
 * @param identityNumber citizen identity number, 18 characters with check digit (GB 11643-1999), null for a newborn or a stranger
 * @param cardNumber electronic health card or other document number where there is no identity number
 * @param division where he lives, 9 or 12 digits
 */
public record NewResident(
        String name,
        Sex sex,
        LocalDate birthDate,
        @Nullable String identityNumber,
        @Nullable String cardNumber,
        @Nullable String phone,
        String division,
        @Nullable String address,
        @Nullable String insuranceScheme) {

    public NewResident {
        identityNumber = blankToNull(identityNumber);
        cardNumber = blankToNull(cardNumber);
        phone = blankToNull(phone);
        address = blankToNull(address);
        insuranceScheme = blankToNull(insuranceScheme);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
