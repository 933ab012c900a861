package org.jieli.encounter;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.jieli.shared.ChinaTime;
import org.jieli.web.TypedNumbers;
import org.jspecify.annotations.Nullable;

/** What is typed into the page of a discharge; the cost is kept as it was typed. */
record DischargeForm(
        @Nullable LocalDateTime at,
        @Nullable String disposition,
        @Nullable List<String> diagnosis,
        @Nullable String totalCost,
        @Nullable String course,
        @Nullable String advice) {

    private static final BigDecimal NOT_GIVEN = BigDecimal.ONE.negate();

    static DischargeForm of(AdmissionSummary stay, LocalDateTime now) {
        return new DischargeForm(
                now, null, stay.diagnoses().stream().map(each -> each.code()).toList(), null, null, null);
    }

    List<String> diagnoses() {
        return diagnosis == null
                ? List.of()
                : diagnosis.stream().filter(code -> !code.isBlank()).toList();
    }

    /** What it says; a cost that is no number is left out and is a fault of {@code numbers}. */
    NewDischarge discharge(TypedNumbers numbers) {
        return new NewDischarge(
                at == null ? null : at.atZone(ChinaTime.ZONE).toInstant(),
                disposition == null ? "" : disposition,
                diagnoses(),
                Objects.requireNonNullElse(numbers.decimal("totalCost", totalCost), NOT_GIVEN),
                course,
                advice);
    }

    /** Where the doctor goes on: to the referral down or to the other hospital, else to the stay. */
    static String next(AdmissionSummary stay, String disposition) {
        return switch (disposition) {
            case "2" -> "/referrals/new?direction=UP&admission=" + stay.id();
            case "3" -> "/referrals/new?direction=DOWN&admission=" + stay.id();
            default -> "/admissions/" + stay.id();
        };
    }
}
