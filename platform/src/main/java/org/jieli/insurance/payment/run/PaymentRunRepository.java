package org.jieli.insurance.payment.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jieli.database.BulkLoad;
import org.jieli.insurance.payment.terms.PaymentTerms;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Runs as they were calculated; nothing here is ever changed. */
@Repository
class PaymentRunRepository {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final BulkLoad load;

    PaymentRunRepository(JdbcClient jdbc, JsonMapper json, BulkLoad load) {
        this.jdbc = jdbc;
        this.json = json;
        this.load = load;
    }

    /** Takes the next number of the period; two runs at once collide in the unique key. */
    void insert(PaymentRun run, List<PaidCase> cases, Collection<PaidInstitution> places, List<PaidHeads> heads) {
        jdbc.sql("""
                        insert into insurance.payment_run
                          (id, region, year, month, number, terms_id, terms_name, terms_revision, terms, budget, points, cases, total, others,
                           basic, paid, capitation, heads_on, empty_months, reason,
                           ran_at, ran_by)
                        select :id, :region, :year, :month, 1 + coalesce(max(number), 0), :termsId, :termsName, :termsRevision, :terms::jsonb,
                               :budget::numeric, :points::numeric, :cases, :total, :others, :basic, :paid, :capitation, :headsOn,
                               :emptyMonths::int[], :reason::text, :ranAt, :ranBy
                        from insurance.payment_run where region = :region and year = :year and month = :month
                        """)
                .param("id", run.id())
                .param("region", run.region())
                .param("year", run.year())
                .param("month", run.month())
                .param("termsId", run.termsId())
                .param("termsName", run.termsName())
                .param("termsRevision", run.termsRevision())
                .param("terms", json.writeValueAsString(run.terms()))
                .param("budget", run.budget())
                .param("points", run.points())
                .param("cases", run.cases())
                .param("total", run.total())
                .param("others", run.others())
                .param("basic", run.basic())
                .param("paid", run.paid())
                .param("capitation", run.capitation())
                .param("headsOn", run.headsOn())
                .param("emptyMonths", run.emptyMonths().toArray(Integer[]::new))
                .param("reason", run.reason())
                .param("ranAt", run.ranAt().atOffset(ZoneOffset.UTC))
                .param("ranBy", run.ranBy())
                .update();
        cases(run.id(), cases);
        load.load(
                "insurance.payment_institution",
                List.of(
                        "run_id",
                        "institution_id",
                        "cases",
                        "weighed_cases",
                        "weight",
                        "total",
                        "others",
                        "basic",
                        "paid",
                        "capitation",
                        "region",
                        "year",
                        "month",
                        "ran_at"),
                rows -> places.forEach(each -> rows.row(
                        run.id(),
                        each.institutionId(),
                        each.cases(),
                        each.weighedCases(),
                        each.weight().toPlainString(),
                        each.total(),
                        each.others(),
                        each.basic(),
                        each.paid(),
                        each.capitation(),
                        run.region(),
                        run.year(),
                        run.month(),
                        run.ranAt())));
        load.load(
                "insurance.payment_capitation",
                List.of("run_id", "institution_id", "code", "heads", "amount"),
                rows -> heads.forEach(
                        each -> rows.row(run.id(), each.institutionId(), each.code(), each.heads(), each.amount())));
    }

    private void cases(UUID run, List<PaidCase> cases) {
        load.load(
                "insurance.payment_case",
                List.of(
                        "run_id",
                        "claim_id",
                        "claim_revision",
                        "settlement_revision",
                        "number",
                        "resident_id",
                        "institution_id",
                        "tier",
                        "continuing",
                        "from_on",
                        "to_on",
                        "diagnosis",
                        "diagnosis_name",
                        "total",
                        "others",
                        "basic",
                        "way",
                        "group_code",
                        "own_weight",
                        "weight",
                        "coefficient",
                        "ratio",
                        "paid"),
                rows -> cases.forEach(each -> rows.row(
                        run,
                        each.payable().claimId(),
                        each.claimRevision(),
                        each.settlementRevision(),
                        each.number(),
                        each.residentId(),
                        each.payable().institutionId(),
                        each.payable().tier(),
                        each.payable().continuingCare(),
                        each.from(),
                        each.to(),
                        each.payable().diagnosis(),
                        each.diagnosisName(),
                        each.payable().total(),
                        each.payable().others(),
                        each.basic(),
                        each.weighed().way(),
                        each.weighed().group(),
                        each.weighed().ownWeight(),
                        each.weighed().weight(),
                        each.weighed().coefficient(),
                        each.weighed().ratio(),
                        each.paid())));
    }

    /**
     * January first, the final ones of the year last; of a period the newest first. Where there are more than 200, the newest of each period
     * stay.
     */
    List<PaymentRun> within(String region, int year) {
        return jdbc.sql("""
                        select * from (
                          select *, row_number() over (partition by region, month order by number desc) as nth
                          from insurance.payment_run where region like :region || '%' and year = :year
                          order by nth, (month = 0) desc, month, region limit 200) newest
                        order by (month = 0), month, region, number desc
                        """)
                .param("region", region)
                .param("year", year)
                .query(this::run)
                .list();
    }

    long count(String region, int year) {
        return jdbc.sql("select count(*) from insurance.payment_run where region like :region || '%' and year = :year")
                .param("region", region)
                .param("year", year)
                .query(Long.class)
                .single();
    }

    /** The run of a period that counts. */
    Optional<PaymentRun> newest(String region, int year, int month) {
        return jdbc.sql("""
                        select * from insurance.payment_run where region = :region and year = :year and month = :month
                        order by number desc limit 1
                        """)
                .param("region", region)
                .param("year", year)
                .param("month", month)
                .query(this::run)
                .optional();
    }

    /** Months of the year that were settled, preliminarily. */
    List<Integer> settledMonths(String region, int year) {
        return jdbc.sql("""
                        select distinct month from insurance.payment_run
                        where region = :region and year = :year and month > 0 order by month
                        """)
                .param("region", region)
                .param("year", year)
                .query(Integer.class)
                .list();
    }

    Optional<PaymentRun> find(String region, UUID id) {
        return jdbc.sql("select * from insurance.payment_run where id = :id and region like :region || '%'")
                .param("id", id)
                .param("region", region)
                .query(this::run)
                .optional();
    }

    List<PaidInstitution> institutions(UUID run) {
        return jdbc.sql("""
                        select institution_id, cases, weighed_cases, weight, total, others, basic, paid, capitation
                        from insurance.payment_institution where run_id = :run order by paid desc, institution_id
                        """)
                .param("run", run)
                .query(PaymentRunRepository::place)
                .list();
    }

    static PaidInstitution place(ResultSet row, int number) throws SQLException {
        return new PaidInstitution(
                row.getObject("institution_id", UUID.class),
                row.getInt("cases"),
                row.getInt("weighed_cases"),
                row.getBigDecimal("weight"),
                row.getBigDecimal("total"),
                row.getBigDecimal("others"),
                row.getBigDecimal("basic"),
                row.getBigDecimal("paid"),
                row.getBigDecimal("capitation"));
    }

    List<PaidHeads> heads(UUID run, UUID institution) {
        return jdbc.sql("""
                        select institution_id, code, heads, amount from insurance.payment_capitation
                        where run_id = :run and institution_id = :institution order by code
                        """)
                .param("run", run)
                .param("institution", institution)
                .query((row, number) -> new PaidHeads(
                        row.getObject("institution_id", UUID.class),
                        row.getString("code"),
                        row.getInt("heads"),
                        row.getBigDecimal("amount")))
                .list();
    }

    private PaymentRun run(ResultSet row, int number) throws SQLException {
        return new PaymentRun(
                row.getObject("id", UUID.class),
                row.getString("region"),
                row.getInt("year"),
                row.getInt("month"),
                row.getInt("number"),
                row.getObject("terms_id", UUID.class),
                row.getString("terms_name"),
                row.getInt("terms_revision"),
                json.readValue(row.getString("terms"), PaymentTerms.class),
                row.getBigDecimal("budget"),
                row.getBigDecimal("points"),
                row.getInt("cases"),
                row.getBigDecimal("total"),
                row.getBigDecimal("others"),
                row.getBigDecimal("basic"),
                row.getBigDecimal("paid"),
                row.getBigDecimal("capitation"),
                row.getObject("heads_on", LocalDate.class),
                List.of((Integer[]) row.getArray("empty_months").getArray()),
                row.getString("reason"),
                row.getObject("ran_at", OffsetDateTime.class).toInstant(),
                row.getString("ran_by"));
    }
}
