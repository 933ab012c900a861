package org.jieli.resident;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;

/** What a registration must satisfy, the same at the page and at the API. */
final class RegistrationRules {

    private static final int LONGEST_NAME = 50;
    private static final int LONGEST_ADDRESS = 200;
    private static final int LONGEST_CARD = 64;
    private static final int OLDEST = 130;
    private static final Pattern PHONE = Pattern.compile("1\\d{10}|0\\d{9,11}");
    private static final Pattern DIVISION = Pattern.compile("\\d{9}|\\d{12}");

    private RegistrationRules() {}

    static List<FieldFault> faults(NewResident person, LocalDate today) {
        List<FieldFault> faults = new ArrayList<>();
        if (person.name().isBlank()) {
            faults.add(FieldFault.of("name", "common.required"));
        } else if (person.name().length() > LONGEST_NAME) {
            faults.add(FieldFault.of("name", "common.too-long", LONGEST_NAME));
        }
        if (person.birthDate().isAfter(today)) {
            faults.add(FieldFault.of("birthDate", "resident.birth-in-future"));
        } else if (person.birthDate().isBefore(today.minusYears(OLDEST))) {
            faults.add(FieldFault.of("birthDate", "resident.birth-too-early", OLDEST));
        }
        if (person.identityNumber() == null && person.cardNumber() == null) {
            faults.add(FieldFault.of("identityNumber", "resident.number-missing"));
        }
        if (person.identityNumber() != null) {
            faults.addAll(identityFaults(person, IdentityNumber.parse(person.identityNumber())));
        }
        if (person.cardNumber() != null && person.cardNumber().length() > LONGEST_CARD) {
            faults.add(FieldFault.of("cardNumber", "common.too-long", LONGEST_CARD));
        }
        faults.addAll(phoneFaults(person.phone()));
        faults.addAll(placeFaults(person.division(), person.address()));
        return faults;
    }

    static List<FieldFault> phoneFaults(@Nullable String phone) {
        String digits = digits(phone);
        return digits == null || PHONE.matcher(digits).matches()
                ? List.of()
                : List.of(FieldFault.of("phone", "resident.phone-shape"));
    }

    static List<FieldFault> placeFaults(String division, @Nullable String address) {
        List<FieldFault> faults = new ArrayList<>();
        if (!DIVISION.matcher(division).matches()) {
            faults.add(FieldFault.of("division", "resident.division-shape"));
        }
        if (address != null && address.length() > LONGEST_ADDRESS) {
            faults.add(FieldFault.of("address", "common.too-long", LONGEST_ADDRESS));
        }
        return faults;
    }

    /** A phone as it is stored, without blanks and hyphens; null when there is none. */
    static @Nullable String digits(@Nullable String phone) {
        return phone == null || phone.isBlank() ? null : phone.replaceAll("[ -]", "");
    }

    private static List<FieldFault> identityFaults(NewResident person, Optional<IdentityNumber> parsed) {
        if (parsed.isEmpty()) {
            return List.of(FieldFault.of("identityNumber", "resident.identity-wrong"));
        }
        IdentityNumber number = parsed.get();
        List<FieldFault> faults = new ArrayList<>();
        if (!number.birthDate().equals(person.birthDate())) {
            faults.add(FieldFault.of(
                    "birthDate",
                    "resident.birth-contradicts",
                    number.birthDate().toString()));
        }
        if (person.sex() != Sex.UNKNOWN && number.sex() != person.sex()) {
            faults.add(FieldFault.of("sex", "resident.sex-contradicts"));
        }
        return faults;
    }
}
