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

    /** Where the person is mostly seen reviews him: the last primary institution, or else the last of any kind. */
    private static final String WRITE = """
            insert into chronic.candidate (id, resident_id, programme, kind, institution_id, division, found_by, evidence, found_on, due_on)
            select gen_random_uuid(), f.resident_id, f.programme, :kind, f.institution_id, p.division, :foundBy, f.evidence,
                   cast(:today as date), f.due_on
            from found f
            join resident.fact_person p on p.resident_id = f.resident_id
            where p.deceased_on is null and f.institution_id is not null
              and p.birth_date <= (cast(:today as date) - make_interval(years => f.age_from))
              and not exists (select from chronic.membership m
                              where m.resident_id = f.resident_id and m.programme = f.programme and m.ended_on is null)
            on conflict (resident_id, programme, kind) do nothing
            """;

    private static final String SEEN = """
            with seen as materialized (
              select v.resident_id, v.institution_id, v.at, v.diagnosis_codes as codes from encounter.fact_visit v
              where v.at >= :since %s
              union all
              select a.resident_id, a.institution_id, a.admitted_at, a.diagnosis_codes from encounter.fact_admission a
              where a.admitted_at >= :since %s
            ), place as (
              select distinct on (s.resident_id) s.resident_id, s.institution_id from seen s
              order by s.resident_id, (s.institution_id = any (:primary)) desc, s.at desc
            )
            """;
    private static final String BY_DIAGNOSIS = SEEN + """
            , range as materialized (
              select * from jsonb_to_recordset(cast(:ranges as jsonb)) as r (
                programme text, first text, last text, proposed boolean, age_from int)
            ), found as (
              select s.resident_id, g.programme, g.age_from, l.institution_id,
                     min(code) || ' ' || max((s.at at time zone 'Asia/Shanghai')::date) as evidence, cast(:today as date) as due_on
              from seen s cross join lateral unnest(s.codes) as code
              join range g on g.proposed and left(code, 3) between g.first and g.last
              join place l on l.resident_id = s.resident_id
              group by s.resident_id, g.programme, g.age_from, l.institution_id
            )
            """ + WRITE;
    /** The days of the last year on which a value was high; a follow-up counts as well as a visit or an own reading. */
    private static final String MEASURED = """
            with measured as materialized (
              select v.resident_id, v.institution_id, (v.at at time zone 'Asia/Shanghai')::date as day, v.systolic, v.diastolic,
                     v.fasting_glucose
              from encounter.fact_vital_signs v
              where v.at >= :since and (v.systolic is not null or v.fasting_glucose is not null) %s
              union all
              select f.resident_id, f.institution_id, (f.done_at at time zone 'Asia/Shanghai')::date, f.systolic, f.diastolic,
                     f.fasting_glucose
              from chronic.follow_up f where f.done_at >= :since %s
              union all
              select r.resident_id, r.institution_id, (r.measured_at at time zone 'Asia/Shanghai')::date,
                     case when r.kind = 'PRESSURE' then r.value::int end, r.second_value::int,
                     case when r.kind = 'FASTING_GLUCOSE' then r.value end
              from chronic.reading r where r.measured_at >= :since and r.kind in ('PRESSURE', 'FASTING_GLUCOSE') %s
            )
            """;

    private static final String BY_VALUES = MEASURED + """
            , high as (
              select resident_id, 'HYPERTENSION' as programme, day, institution_id, systolic || '/' || diastolic as value
              from measured where systolic >= :systolic or diastolic >= :diastolic
              union all
              select resident_id, 'DIABETES', day, institution_id, fasting_glucose::text from measured where fasting_glucose >= :glucose
            ), found as (
              select resident_id, programme, cast(:ageFrom as int) as age_from,
                     (array_agg(institution_id order by day desc) filter (where institution_id is not null))[1] as institution_id,
                     string_agg(distinct day || ' ' || value, '; ') as evidence, cast(:today as date) as due_on
              from high group by resident_id, programme
              having count(distinct day) >= case programme when 'HYPERTENSION' then cast(:pressureDays as int)
                                            else cast(:glucoseDays as int) end
            )
            """ + WRITE;
    private static final String HIGH_NORMAL = MEASURED + """
            , latest as (
              select distinct on (resident_id) * from measured where systolic is not null order by resident_id, day desc, systolic desc
            ), found as (
              select resident_id, 'HYPERTENSION' as programme, cast(:ageFrom as int) as age_from, institution_id,
                     day || ' ' || systolic || '/' || diastolic as evidence,
                     (day + make_interval(months => :months))::date as due_on
              from latest
              where (systolic >= :from or diastolic >= :fromDiastolic) and systolic < :systolic and diastolic < :diastolic
            )
            """ + WRITE;
    private static final String SCREENING = """
            insert into chronic.screening (resident_id, year, institution_id, division, first_visit_at, measured_on)
            select s.resident_id, :year, s.institution_id, p.division, s.first_at, s.measured_on
            from (select v.resident_id,
                         (array_agg(v.institution_id order by v.at) filter (where v.institution_id = any (:primary)))[1] as institution_id,
                         min(v.at) filter (where v.institution_id = any (:primary)) as first_at,
                         min((v.at at time zone 'Asia/Shanghai')::date) filter (where v.systolic is not null) as measured_on
                  from encounter.fact_vital_signs v where v.at >= :since %s group by v.resident_id) s
            join resident.fact_person p on p.resident_id = s.resident_id
            where s.institution_id is not null and p.deceased_on is null
              and p.birth_date <= (cast(:today as date) - make_interval(years => :ageFrom))
            on conflict (resident_id, year) do update set measured_on = excluded.measured_on
            where screening.measured_on is null and excluded.measured_on is not null
            """;

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
                        BY_DIAGNOSIS.formatted(only("v", residents), only("a", residents)),
                        residents,
                        today,
                        "DIAGNOSIS")
                .param("kind", "DISEASE")
                .param("ranges", rows.ranges(today))
                .param("primary", primary)
                .update();
        found += values(BY_VALUES, residents, today, "HIGH_VALUES", settings)
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
        values(HIGH_NORMAL, residents, today, "HIGH_NORMAL", settings)
                .param("kind", "HIGH_RISK")
                .param("from", number(settings, ChronicProgramme.HYPERTENSION, "highRiskSystolic"))
                .param("fromDiastolic", number(settings, ChronicProgramme.HYPERTENSION, "highRiskDiastolic"))
                .param(
                        "months",
                        number(settings, ChronicProgramme.HYPERTENSION, "highRiskMonths")
                                .intValue())
                .update();
        screen(residents, today, settings, primary);
        return found;
    }

    private void screen(@Nullable Set<UUID> residents, LocalDate today, Settings settings, UUID[] primary) {
        JdbcClient.StatementSpec statement = jdbc.sql(SCREENING.formatted(only("v", residents)))
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
