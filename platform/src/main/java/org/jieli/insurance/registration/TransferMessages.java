package org.jieli.insurance.registration;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.insurance.RegistrationNeed;
import org.jieli.insurance.RegistrationState;
import org.jieli.region.Divisions;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CurrentAccess;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes the data sets 2501, 2501A and 2502 of a registration (facts 4.5: node {@code refmedin}, field names of the interface). */
@Component
class TransferMessages {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final int AREA_DIGITS = 6;
    private static final String PHONE_REASON = "2501 transfer registration";

    private final RegistrationRepository registrations;
    private final Institutions institutions;
    private final Residents residents;
    private final Divisions divisions;

    TransferMessages(
            RegistrationRepository registrations, Institutions institutions, Residents residents, Divisions divisions) {
        this.registrations = registrations;
        this.institutions = institutions;
        this.residents = residents;
        this.divisions = divisions;
    }

    /** What keeps a registration from being sent, with words; null when nothing does. */
    record Missing(RegistrationTrouble trouble, String words) {}

    @Nullable
    Missing missing(TransferRegistration registration) {
        for (UUID place : new UUID[] {registration.fromInstitution(), registration.toInstitution()}) {
            if (code(place, registration).isEmpty()) {
                return new Missing(RegistrationTrouble.PROVIDER_CODE, name(place));
            }
        }
        boolean assessed =
                registration.opinion() != null && !registration.opinion().isBlank();
        return registration.need() == RegistrationNeed.TEMPORARY_AFTER_ASSESSMENT && !assessed
                ? new Missing(RegistrationTrouble.ASSESSMENT, "")
                : null;
    }

    /** The message as it stands: the registration, or its cancellation. Codes that are missing are empty. */
    TransferMessage of(TransferRegistration registration, Instant now) {
        boolean cancels = registration.state() == RegistrationState.TO_CANCEL
                || registration.state() == RegistrationState.CANCEL_FAILED;
        return new TransferMessage(
                cancels ? "2502" : String.valueOf(registration.transaction()),
                registration.id().toString(),
                code(registration.fromInstitution(), registration),
                ChinaTime.dateTime(now).format(TIME),
                cancels ? Map.of("data", cancellation(registration)) : Map.of("refmedin", refmedin(registration)));
    }

    private static Map<String, @Nullable String> cancellation(TransferRegistration registration) {
        Map<String, @Nullable String> data = new LinkedHashMap<>();
        data.put("trt_dcla_detl_sn", registration.serial());
        data.put("psn_no", registration.personNumber());
        data.put("memo", registration.number());
        return data;
    }

    private Map<String, @Nullable String> refmedin(TransferRegistration registration) {
        InstitutionSummary to = institutions.find(registration.toInstitution()).orElse(null);
        boolean people = CurrentAccess.seesPeople();
        Map<String, @Nullable String> data = new LinkedHashMap<>();
        data.put("psn_no", registration.personNumber());
        data.put("insutype", registration.scheme().code());
        // Who does not see people's records gets neither phone nor address.
        data.put("tel", people ? phone(registration) : null);
        data.put("addr", people ? address(registration) : null);
        data.put("insu_optins", area(registration.region()));
        data.put("diag_code", registration.diagnosis());
        data.put("diag_name", registration.diagnosisName());
        data.put("dise_cond_dscr", registration.condition());
        data.put("reflin_medins_no", code(registration.toInstitution(), registration));
        data.put("reflin_medins_name", to == null ? null : to.name());
        data.put("mdtrtarea_admdvs", to == null ? null : area(to.division()));
        data.put("hosp_agre_refl_flag", registration.withinAlliance() ? "1" : "0");
        data.put("refl_type", registration.typeCode());
        data.put("refl_date", time(registration.referredOn()));
        data.put("refl_rea", registration.reason());
        data.put("refl_opnn", registration.opinion());
        data.put("begndate", registration.referredOn().toString());
        data.put("enddate", registration.endsOn().toString());
        data.put("refl_old_mdtrt_id", registration.stay());
        return data;
    }

    private @Nullable String phone(TransferRegistration registration) {
        return residents.phone(registration.residentId(), PHONE_REASON).orElse(null);
    }

    private @Nullable String address(TransferRegistration registration) {
        return residents
                .find(registration.residentId())
                .map(ResidentSummary::division)
                .map(division -> divisions.fullName(division, registration.referredOn()))
                .orElse(null);
    }

    /** The code of the national interface; empty where the fund has none for the institution. */
    private String code(UUID institution, TransferRegistration registration) {
        return registrations
                .providerCode(institution, registration.region(), registration.referredOn())
                .orElse("");
    }

    private String name(UUID institution) {
        return institutions.find(institution).map(InstitutionSummary::name).orElse("–");
    }

    /** Six digits, as the interface writes divisions. */
    private static String area(String division) {
        return division.length() >= AREA_DIGITS
                ? division.substring(0, AREA_DIGITS)
                : division + "0".repeat(AREA_DIGITS - division.length());
    }

    private static String time(LocalDate day) {
        return LocalDateTime.of(day, java.time.LocalTime.MIDNIGHT).format(TIME);
    }
}
