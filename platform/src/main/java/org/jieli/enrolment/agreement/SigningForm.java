package org.jieli.enrolment.agreement;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jieli.enrolment.AgreementKind;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;

/** An agreement as typed. */
record SigningForm(
        @Nullable String team,
        @Nullable String doctor,
        @Nullable String kind,
        @Nullable String from,
        @Nullable String years,
        @Nullable List<String> packages,
        @Nullable String place,
        @Nullable String guardian,
        @Nullable String unable,
        @Nullable String signature,
        @Nullable String identityCheck,
        @Nullable String key) {

    /** What was typed; adds to the faults where it cannot be read. */
    NewAgreement agreement(UUID resident, List<FieldFault> faults) {
        return new NewAgreement(
                resident,
                id(team),
                id(doctor),
                constant(AgreementKind.class, kind),
                date(faults),
                text(years).matches("[0-9]{1,2}") ? Integer.valueOf(text(years)) : null,
                packages == null
                        ? List.of()
                        : packages.stream()
                                .map(SigningForm::id)
                                .filter(Objects::nonNull)
                                .toList(),
                constant(SigningPlace.class, place),
                id(guardian),
                isUnable(),
                signature,
                identityCheck);
    }

    boolean isUnable() {
        return !text(unable).isEmpty();
    }

    boolean has(UUID version) {
        return packages != null && packages.contains(version.toString());
    }

    private @Nullable LocalDate date(List<FieldFault> faults) {
        try {
            return text(from).isEmpty() ? null : LocalDate.parse(text(from));
        } catch (DateTimeException e) {
            faults.add(FieldFault.of("from", "enrolment.no-date"));
            return null;
        }
    }

    static @Nullable UUID id(@Nullable String typed) {
        try {
            return text(typed).isEmpty() ? null : UUID.fromString(text(typed));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    static <T extends Enum<T>> @Nullable T constant(Class<T> type, @Nullable String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
