package org.jieli.institution;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.jieli.region.Divisions;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What must hold of an institution, a department, a practitioner and a catalogue row before it is written. */
@Component
class InstitutionRules {

    private static final int NAME = 70;
    private static final int ADDRESS = 200;
    private static final Pattern PHONE = Pattern.compile("[0-9+][0-9 ()-]{4,24}");
    private static final Pattern ICD10 = Pattern.compile("[A-Z][0-9]{2}(\\.[0-9A-Za-z]{1,8}([+*])?)?");

    private final Divisions divisions;
    private final Clock clock;

    InstitutionRules(Divisions divisions, Clock clock) {
        this.divisions = divisions;
        this.clock = clock;
    }

    List<FieldFault> check(NewInstitution it, String path) {
        return new FieldChecks(path)
                .required("name", it.name(), NAME)
                .that(CreditCode.isValid(it.creditCode()), "creditCode", "institution.credit-code", it.creditCode())
                .code("category", CodeTable.CATEGORIES, it.category())
                .code("economicType", CodeTable.ECONOMIC_TYPES, it.economicType())
                .code("managementClass", CodeTable.MANAGEMENT_CLASSES, it.managementClass())
                .that(isPlace(it.division()), "division", "institution.division-unknown", it.division())
                .longest("address", it.address(), ADDRESS)
                .that(isPhone(it.referralPhone()), "referralPhone", "institution.phone")
                .that(within(it.longitude(), 180), "longitude", "institution.longitude")
                .that(within(it.latitude(), 90), "latitude", "institution.latitude")
                .that(hasTierOfItsCategory(it), "tier", "institution.tier")
                .that(!it.since().isAfter(LocalDate.now(clock)), "since", "institution.future-date")
                .faults();
    }

    List<FieldFault> check(DepartmentSummary it, String path) {
        return new FieldChecks(path)
                .required("name", it.name(), NAME)
                .code("specialty", CodeTable.SUBJECTS, it.specialty())
                .faults();
    }

    List<FieldFault> check(NewPractitioner it, String path) {
        FieldChecks checks = new FieldChecks(path)
                .required("name", it.name(), NAME)
                .code("staffType", CodeTable.STAFF_TYPES, it.staffType())
                .that(!it.places().isEmpty(), "places", "common.required");
        if (it.practiceCategory() != null) {
            checks.code("practiceCategory", CodeTable.PRACTICE_CATEGORIES, it.practiceCategory());
        }
        it.specialties().forEach(subject -> checks.code("specialties", CodeTable.SUBJECTS, subject));
        return checks.faults();
    }

    List<FieldFault> check(CatalogueRow it, String path) {
        return new FieldChecks(path)
                .required("name", it.name(), ADDRESS)
                .that(isIcd10(it.fromCode()), "fromCode", "institution.icd10", it.fromCode())
                .that(isIcd10(it.toCode()), "toCode", "institution.icd10", it.toCode())
                .that(isOrdered(it), "toCode", "institution.range", it.fromCode(), it.toCode())
                .faults();
    }

    /** A hospital has its tier or none; primary institutions are not above the first tier. */
    private static boolean hasTierOfItsCategory(NewInstitution it) {
        boolean aboveFirst = it.tier() == Tier.SECONDARY || it.tier() == Tier.TERTIARY;
        return !aboveFirst || !it.category().matches("[BCD].*");
    }

    private boolean isPlace(String division) {
        return division.length() >= "411203".length()
                && divisions.find(division, LocalDate.now(clock)).isPresent();
    }

    private static boolean isPhone(@Nullable String phone) {
        return phone == null || PHONE.matcher(phone).matches();
    }

    private static boolean within(@Nullable Double degrees, double limit) {
        return degrees == null || Math.abs(degrees) <= limit;
    }

    private static boolean isIcd10(String code) {
        return ICD10.matcher(code).matches();
    }

    private static boolean isOrdered(CatalogueRow row) {
        IcdRange range = IcdRange.of(row.fromCode(), row.toCode());
        return range.low() <= range.high();
    }
}
