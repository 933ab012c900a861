package org.jieli.chronic.finding;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.jieli.chronic.ChronicProgramme;
import org.jieli.chronic.programme.Parameters;
import org.jieli.chronic.programme.Settings;
import org.jieli.chronic.state.SettingRows;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.shared.ChinaTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Looks through the record for people who belong into a programme: by diagnosis, by high values on different days, by high-normal
 * pressure; and who was seen this year without his pressure taken. For all at night, for one after his visit. Runs as the system.
 */
@Service
@Transactional
public class FindingPeople {

    private final JdbcClient jdbc;
    private final SettingRows rows;
    private final Parameters parameters;
    private final Institutions institutions;

    FindingPeople(JdbcClient jdbc, SettingRows rows, Parameters parameters, Institutions institutions) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.parameters = parameters;
        this.institutions = institutions;
    }

    /** Through the whole record; how many were proposed. */
    public long findAll(LocalDate today) {
        return look(null, today);
    }

    /** Through the record of some people, after something was written into it. */
    public long find(Set<UUID> residents, LocalDate today) {
        return look(residents, today);
    }

    private long look(@Nullable Set<UUID> residents, LocalDate today) {
        Settings settings = parameters.on("", today);
        UUID[] primary = institutions.inDivision("").stream()
                .filter(InstitutionSummary::primary)
                .map(InstitutionSummary::id)
                .toArray(UUID[]::new);
        long found = statement(
                        FindingStatements.BY_DIAGNOSIS.formatted(only("v", residents), only("a", residents)),
                        residents,
                        today,
                        "DIAGNOSIS")
                .param("kind", "DISEASE")
                .param("ranges", rows.ranges(today))
                .param("primary", primary)
                .update();
        found += values(FindingStatements.BY_VALUES, residents, today, "HIGH_VALUES", settings)
                .param("kind", "DISEASE")
                .param("glucose", number(settings, ChronicProgramme.DIABETES, "entryFastingGlucose"))
                .param(
                        "pressureDays",
                        number(settings, ChronicProgramme.HYPERTENSION, "entryDays")
                                .intValue())
                .param(
                        "glucoseDays",
                        number(settings, ChronicProgramme.DIABETES, "entryDays").intValue())
                .update();
        values(FindingStatements.HIGH_NORMAL, residents, today, "HIGH_NORMAL", settings)
                .param("kind", "HIGH_RISK")
                .param("from", number(settings, ChronicProgramme.HYPERTENSION, "highRiskSystolic"))
                .param("fromDiastolic", number(settings, ChronicProgramme.HYPERTENSION, "highRiskDiastolic"))
                .param(
                        "months",
                        number(settings, ChronicProgramme.HYPERTENSION, "highRiskMonths")
                                .intValue())
                .update();
        renew(residents, today, settings);
        screen(residents, today, settings, primary);
        return found;
    }

    /** People at high risk are measured at least every half year, counted from the last time. */
    private void renew(@Nullable Set<UUID> residents, LocalDate today, Settings settings) {
        JdbcClient.StatementSpec statement = jdbc.sql(FindingStatements.HIGH_RISK_MEASURED.formatted(
                        only("v", residents), only("f", residents), only("r", residents), only("w", residents)))
                .param("since", startOf(today.minusYears(1)))
                .param(
                        "months",
                        number(settings, ChronicProgramme.HYPERTENSION, "highRiskMonths")
                                .intValue());
        bound(statement, residents).update();
    }

    private void screen(@Nullable Set<UUID> residents, LocalDate today, Settings settings, UUID[] primary) {
        JdbcClient.StatementSpec statement = jdbc.sql(FindingStatements.SCREENING.formatted(only("v", residents)))
                .param("year", today.getYear())
                .param("since", startOf(today.withDayOfYear(1)))
                .param("today", today)
                .param(
                        "ageFrom",
                        number(settings, ChronicProgramme.HYPERTENSION, "screeningAgeFrom")
                                .intValue())
                .param("primary", primary);
        bound(statement, residents).update();
    }

    private JdbcClient.StatementSpec values(
            String sql, @Nullable Set<UUID> residents, LocalDate today, String foundBy, Settings settings) {
        return statement(
                        sql.formatted(only("v", residents), only("f", residents), only("r", residents)),
                        residents,
                        today,
                        foundBy)
                .param("systolic", number(settings, ChronicProgramme.HYPERTENSION, "entrySystolic"))
                .param("diastolic", number(settings, ChronicProgramme.HYPERTENSION, "entryDiastolic"))
                .param(
                        "ageFrom",
                        number(settings, ChronicProgramme.HYPERTENSION, "ageFrom")
                                .intValue());
    }

    private JdbcClient.StatementSpec statement(
            String sql, @Nullable Set<UUID> residents, LocalDate today, String foundBy) {
        return bound(
                jdbc.sql(sql)
                        .param("since", startOf(today.minusYears(1)))
                        .param("today", today)
                        .param("foundBy", foundBy),
                residents);
    }

    private static BigDecimal number(Settings settings, ChronicProgramme programme, String name) {
        return settings.find(programme, name).orElseThrow(() -> new IllegalStateException(programme + "." + name));
    }

    private static OffsetDateTime startOf(LocalDate day) {
        return ChinaTime.startOf(day).atOffset(ZoneOffset.UTC);
    }

    private static String only(String table, @Nullable Set<UUID> residents) {
        return residents == null ? "" : "and " + table + ".resident_id = any (:residents)";
    }

    private static JdbcClient.StatementSpec bound(JdbcClient.StatementSpec statement, @Nullable Set<UUID> residents) {
        return residents == null ? statement : statement.param("residents", residents.toArray(UUID[]::new));
    }
}
