package org.jieli.insurance.fund;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jieli.database.Planning;
import org.jieli.institution.InstitutionSummary;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the sums by month and the bills behind a figure. */
@Repository
class FundRepository {

    private static final int COUNTY_DIGITS = 6;

    /** Institutions that the region knows, with the county they stand in and whether they are primary. */
    private static final String SUMS = """
            coalesce(sum(f.claims), 0) as claims, coalesce(sum(f.basic), 0) as basic,
            coalesce(sum(f.basic) filter (where i.is_primary), 0) as to_primary,
            coalesce(sum(f.basic) filter (where i.county = f.county and f.area = 'LOCAL'), 0) as in_county,
            coalesce(sum(f.basic) filter (where f.area <> 'LOCAL'), 0) as out_of_area,
            coalesce(sum(f.covered) filter (where f.kind = 'INPATIENT'), 0) as stay_covered,
            coalesce(sum(f.basic) filter (where f.kind = 'INPATIENT'), 0) as stay_basic,
            coalesce(sum(f.not_referred), 0) as not_referred, coalesce(sum(f.withheld), 0) as withheld
            """;

    private static final String FROM = """
            from insurance.fund_month f
            left join unnest(:ids::uuid[], :counties::text[], :primaries::boolean[]) as i (id, county, is_primary) on i.id = f.institution_id
            where f.region = :region and f.month between :from and :to and (:county = '' or f.county like :county || '%')
            """;

    private final JdbcClient jdbc;

    FundRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The institutions of a region as arrays that a query joins. */
    record Places(UUID[] ids, String[] counties, Boolean[] primaries) {

        static Places of(List<InstitutionSummary> institutions) {
            return new Places(
                    institutions.stream().map(InstitutionSummary::id).toArray(UUID[]::new),
                    institutions.stream().map(each -> county(each.division())).toArray(String[]::new),
                    institutions.stream().map(InstitutionSummary::primary).toArray(Boolean[]::new));
        }

        private static String county(String division) {
            return division.length() < COUNTY_DIGITS ? division : division.substring(0, COUNTY_DIGITS);
        }
    }

    Map<Integer, FundSums> byMonth(FundAsked asked, Places places) {
        Planning.forTheseValues(jdbc);
        Map<Integer, FundSums> sums = new HashMap<>();
        asked(
                        jdbc.sql("select extract(month from f.month)::int as month, " + SUMS + FROM + " group by 1"),
                        asked,
                        places)
                .query(row -> {
                    sums.put(row.getInt("month"), sums(row));
                });
        return sums;
    }

    Map<String, FundSums> byCounty(FundAsked asked, Places places) {
        Planning.forTheseValues(jdbc);
        Map<String, FundSums> sums = new HashMap<>();
        asked(jdbc.sql("select f.county as home, " + SUMS + FROM + " group by 1"), asked, places)
                .query(row -> {
                    sums.put(row.getString("home"), sums(row));
                });
        return sums;
    }

    /** The institutions that were paid by funds below a division. */
    List<UUID> paidFromAbove(FundAsked asked) {
        return jdbc.sql("""
                        select distinct institution_id from insurance.fund_month
                        where region like :region || '%' and month between :from and :to
                        """)
                .param("region", asked.region())
                .param("from", asked.from())
                .param("to", asked.to())
                .query(UUID.class)
                .list();
    }

    /** The sums of each fund below a division. */
    Map<String, FundSums> byRegion(FundAsked asked, Places places) {
        Map<String, FundSums> sums = new HashMap<>();
        asked(
                        jdbc.sql("select f.region, " + SUMS
                                + FROM.replace("f.region = :region", "f.region like :region || '%'") + " group by 1"),
                        asked,
                        places)
                .query(row -> {
                    sums.put(row.getString("region"), sums(row));
                });
        return sums;
    }

    /** How many months have bills, by fund below a division. */
    Map<String, Integer> monthsByRegion(FundAsked asked) {
        Map<String, Integer> months = new HashMap<>();
        jdbc.sql("""
                        select region, count(distinct month) as months from insurance.fund_month
                        where region like :region || '%' and month between :from and :to and claims > 0 group by 1
                        """)
                .param("region", asked.region())
                .param("from", asked.from())
                .param("to", asked.to())
                .query(row -> {
                    months.put(row.getString("region"), row.getInt("months"));
                });
        return months;
    }

    /** Stays by level, the best reimbursed first. */
    List<FundReport.Level> byLevel(FundAsked asked) {
        return jdbc.sql("""
                        select level, sum(claims) as stays, sum(covered) as covered, sum(basic) as basic
                        from insurance.fund_month
                        where region = :region and month between :from and :to and (:county = '' or county like :county || '%') and kind = 'INPATIENT'
                        group by 1 order by sum(basic) / nullif(sum(covered), 0) desc nulls last, level
                        """)
                .param("region", asked.region())
                .param("from", asked.from())
                .param("to", asked.to())
                .param("county", asked.county())
                .query((row, number) -> new FundReport.Level(
                        row.getString("level"),
                        row.getLong("stays"),
                        row.getBigDecimal("covered"),
                        row.getBigDecimal("basic")))
                .list();
    }

    /** Names of the levels in the region's rules, the latest ones, by code. */
    Map<String, String> levelNames(String region) {
        Map<String, String> names = new HashMap<>();
        jdbc.sql("""
                        select distinct on (l.level ->> 'code') l.level ->> 'code' as code, l.level ->> 'name' as name
                        from insurance.rule_set r, jsonb_array_elements(r.rules -> 'levels') as l (level)
                        where r.region = :region and r.state = 'ISSUED'
                        order by l.level ->> 'code', lower(r.valid) desc, r.id
                        """).param("region", region).query(row -> {
            names.put(row.getString("code"), row.getString("name"));
        });
        return names;
    }

    /** The regions whose bills were ever added up, of those that the asker may see. */
    List<String> regions() {
        return jdbc.sql("select region from insurance.fund_refresh order by region")
                .query(String.class)
                .list();
    }

    /** When a region was added up last, how many bills, how long it took, and the first month that has any. */
    record Refreshed(
            Instant at, long claims, long millis, @Nullable LocalDate firstMonth) {}

    Optional<Refreshed> refreshed(String region) {
        return jdbc.sql("""
                        select refreshed_at, claims, millis,
                               (select min(m.month) from insurance.fund_month m where m.region = r.region) as first_month
                        from insurance.fund_refresh r where r.region = :region
                        """)
                .param("region", region)
                .query((row, number) -> new Refreshed(
                        row.getObject("refreshed_at", OffsetDateTime.class).toInstant(),
                        row.getLong("claims"),
                        row.getLong("millis"),
                        row.getObject("first_month", LocalDate.class)))
                .optional();
    }

    private static JdbcClient.StatementSpec asked(JdbcClient.StatementSpec statement, FundAsked asked, Places places) {
        return statement
                .param("region", asked.region())
                .param("from", asked.from())
                .param("to", asked.to())
                .param("county", asked.county())
                .param("ids", places.ids())
                .param("counties", places.counties())
                .param("primaries", places.primaries());
    }

    private static FundSums sums(ResultSet row) throws SQLException {
        return new FundSums(
                row.getLong("claims"),
                row.getBigDecimal("basic"),
                row.getBigDecimal("to_primary"),
                row.getBigDecimal("in_county"),
                row.getBigDecimal("out_of_area"),
                row.getBigDecimal("stay_covered"),
                row.getBigDecimal("stay_basic"),
                row.getLong("not_referred"),
                row.getBigDecimal("withheld"));
    }

    /** The last bill of a page: the next begins after it. */
    record FundKey(LocalDate to, UUID id) {

        static @Nullable FundKey read(@Nullable String text) {
            if (text == null || text.length() < COUNTY_DIGITS || !text.matches("\\d{4}-\\d\\d-\\d\\d_[0-9a-f-]{36}")) {
                return null;
            }
            int bar = text.indexOf('_');
            try {
                return new FundKey(LocalDate.parse(text.substring(0, bar)), UUID.fromString(text.substring(bar + 1)));
            } catch (DateTimeParseException | IllegalArgumentException e) {
                // No key of ours: the first page.
                return null;
            }
        }

        @Override
        public String toString() {
            return to + "_" + id;
        }
    }

    /** The bills that a figure counts, the latest first. */
    List<FundBill> bills(
            FundAsked asked, @Nullable FundFigure figure, Places places, @Nullable FundKey after, int limit) {
        Planning.forTheseValues(jdbc);
        return asked(jdbc.sql("""
                        select c.id, c.number, c.resident_id, c.institution_id, c.kind, c.area, c.level, c.to_on, c.diagnosis_name, c.total,
                               s.covered, s.basic, s.stepwise
                        from insurance.claim c
                        join insurance.settlement s on s.claim_id = c.id and s.current
                        left join insurance.person_county p on p.resident_id = c.resident_id
                        left join unnest(:ids::uuid[], :counties::text[], :primaries::boolean[]) as i (id, county, is_primary)
                          on i.id = c.institution_id
                        where c.region = :region and c.to_on between :from and :to and (:county = '' or p.county like :county || '%')
                          and case :figure when 'PRIMARY_SHARE' then i.is_primary
                                           when 'IN_COUNTY_SHARE' then i.county = p.county and c.area = 'LOCAL'
                                           when 'OUT_OF_AREA_SHARE' then c.area <> 'LOCAL'
                                           when 'STAY_REIMBURSED' then c.kind = 'INPATIENT'
                                           when 'NOT_REFERRED_STAYS' then c.kind = 'INPATIENT' and not s.stepwise and c.area = 'LOCAL'
                                           else true end
                          and (:afterDay::date is null or (c.to_on, c.id) < (:afterDay::date, :afterId::uuid))
                        order by c.to_on desc, c.id desc limit :limit
                        """), asked, places)
                .param("figure", figure == null ? "" : figure.name())
                .param("afterDay", after == null ? null : after.to())
                .param("afterId", after == null ? null : after.id())
                .param("limit", limit)
                .query((row, number) -> new FundBill(
                        row.getObject("id", UUID.class),
                        row.getString("number"),
                        row.getObject("resident_id", UUID.class),
                        row.getObject("institution_id", UUID.class),
                        org.jieli.insurance.CareKind.valueOf(row.getString("kind")),
                        org.jieli.insurance.CareArea.valueOf(row.getString("area")),
                        row.getString("level"),
                        row.getObject("to_on", LocalDate.class),
                        row.getString("diagnosis_name"),
                        money(row, "total"),
                        money(row, "covered"),
                        money(row, "basic"),
                        row.getBoolean("stepwise")))
                .list();
    }

    private static BigDecimal money(ResultSet row, String column) throws SQLException {
        return row.getBigDecimal(column);
    }
}
