package org.jieli.institution;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;

/** An institution as typed into the form; kept as text so that nothing typed is lost. */
record InstitutionForm(
        @Nullable String creditCode,
        @Nullable String name,
        @Nullable String category,
        @Nullable String tier,
        @Nullable String grade,
        @Nullable String economicType,
        @Nullable String managementClass,
        @Nullable String tcm,
        @Nullable String continuingCare,
        @Nullable String division,
        @Nullable String address,
        @Nullable String referralPhone,
        @Nullable String longitude,
        @Nullable String latitude,
        @Nullable String since,
        @Nullable String version) {

    private static final int DECIMALS = 6;

    static InstitutionForm empty(LocalDate today) {
        return new InstitutionForm(
                "", "", "", "NONE", "UNGRADED", "11", "1", "", "", "", "", "", "", "", today.toString(), "0");
    }

    static InstitutionForm of(InstitutionDirectory.Details it, LocalDate since) {
        return new InstitutionForm(
                it.creditCode(),
                it.name(),
                it.category(),
                it.tier().name(),
                it.grade().name(),
                it.economicType(),
                it.managementClass(),
                it.tcm() ? "on" : "",
                it.continuingCare() ? "on" : "",
                it.division(),
                it.address(),
                it.referralPhone(),
                number(it.longitude()),
                number(it.latitude()),
                since.toString(),
                Integer.toString(it.version()));
    }

    /** What cannot even be read. */
    List<FieldFault> unreadable() {
        List<FieldFault> faults = new ArrayList<>();
        for (String field : List.of("longitude", "latitude")) {
            String value = text(field.equals("longitude") ? longitude : latitude);
            if (!value.isEmpty() && !value.matches("-?[0-9]{1,3}(\\.[0-9]+)?")) {
                faults.add(FieldFault.of(field, "institution.degrees"));
            }
        }
        if (day(text(since)).isEmpty()) {
            faults.add(FieldFault.of("since", "institution.date"));
        }
        if (constant(Tier.class, text(tier)).isEmpty()) {
            faults.add(FieldFault.of("tier", "common.required"));
        }
        if (constant(Grade.class, text(grade)).isEmpty()) {
            faults.add(FieldFault.of("grade", "common.required"));
        }
        return faults;
    }

    NewInstitution institution(UUID id) {
        return new NewInstitution(
                id,
                text(creditCode).toUpperCase(Locale.ROOT),
                text(name),
                text(category),
                Tier.valueOf(text(tier)),
                Grade.valueOf(text(grade)),
                text(economicType),
                text(managementClass),
                !text(tcm).isEmpty(),
                !text(continuingCare).isEmpty(),
                text(division),
                orNull(address),
                orNull(referralPhone),
                degrees(longitude),
                degrees(latitude),
                LocalDate.parse(text(since)));
    }

    int knownVersion() {
        String known = text(version);
        return known.matches("[0-9]{1,9}") ? Integer.parseInt(known) : 0;
    }

    static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    static <T extends Enum<T>> Optional<T> constant(Class<T> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    private static @Nullable String orNull(@Nullable String value) {
        String text = text(value);
        return text.isEmpty() ? null : text;
    }

    private static @Nullable Double degrees(@Nullable String value) {
        String text = text(value);
        return text.isEmpty() ? null : rounded(new BigDecimal(text)).doubleValue();
    }

    private static String number(@Nullable Double value) {
        return value == null
                ? ""
                : rounded(BigDecimal.valueOf(value)).stripTrailingZeros().toPlainString();
    }

    /** To a tenth of a metre, which is finer than anybody measures an institution. */
    private static BigDecimal rounded(BigDecimal degrees) {
        return degrees.setScale(DECIMALS, RoundingMode.HALF_UP);
    }
}
