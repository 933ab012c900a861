package org.jieli.insurance.payment.run;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.institution.Tier;
import org.jieli.insurance.payment.pricing.PayWay;
import org.jieli.insurance.payment.pricing.PayableCase;
import org.jieli.insurance.payment.pricing.WeighedCase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The settled stays within the region for which institutions are to be paid; stays elsewhere are paid there. */
@Repository
class PayableClaims {

    private static final int FETCH = 2000;

    private final JdbcClient jdbc;
    private final Institutions institutions;

    PayableClaims(JdbcClient jdbc, Institutions institutions) {
        this.jdbc = jdbc;
        this.institutions = institutions;
    }

    /** In a fixed order, by identifier, so that a run can be repeated to the fen; by the day of discharge. */
    List<PaidCase> of(String region, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                        select c.id, c.number, c.revision, s.revision as settlement_revision, c.resident_id, c.institution_id, c.from_on,
                               c.to_on, c.diagnosis, c.diagnosis_name, c.total, s.basic, c.total - s.basic as others,
                               r.claim_id is not null as reviewed
                        from insurance.claim c
                        join insurance.settlement s on s.claim_id = c.id and s.current
                        left join insurance.payment_review r on r.claim_id = c.id
                        where c.region = :region and c.to_on between :from and :to and c.kind = 'INPATIENT' and c.area = 'LOCAL'
                        order by c.id
                        """)
                .param("region", region)
                .param("from", from)
                .param("to", to)
                .withFetchSize(FETCH)
                .query(this::payable)
                .list();
    }

    /** What was billed by month of discharge; months without bills are left out. */
    List<BilledMonth> months(String region, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                        select extract(month from c.to_on)::int as month, count(*) as cases, sum(c.total) as total, sum(s.basic) as basic
                        from insurance.claim c
                        join insurance.settlement s on s.claim_id = c.id and s.current
                        where c.region = :region and c.to_on between :from and :to and c.kind = 'INPATIENT' and c.area = 'LOCAL'
                        group by 1 order by 1
                        """)
                .param("region", region)
                .param("from", from)
                .param("to", to)
                .query((row, number) -> new BilledMonth(
                        row.getInt("month"), row.getInt("cases"), row.getBigDecimal("total"), row.getBigDecimal("basic")))
                .list();
    }

    private PaidCase payable(ResultSet row, int number) throws SQLException {
        UUID institution = row.getObject("institution_id", UUID.class);
        InstitutionSummary place = institutions.find(institution).orElse(null);
        LocalDate from = row.getObject("from_on", LocalDate.class);
        LocalDate to = row.getObject("to_on", LocalDate.class);
        PayableCase payable = new PayableCase(
                row.getObject("id", UUID.class),
                institution,
                place == null ? Tier.NONE : place.tier(),
                place != null && place.continuingCare(),
                days(from, to),
                row.getString("diagnosis"),
                row.getBigDecimal("total"),
                row.getBigDecimal("others"),
                row.getBoolean("reviewed"));
        return new PaidCase(
                row.getString("number"),
                row.getInt("revision"),
                row.getInt("settlement_revision"),
                row.getObject("resident_id", UUID.class),
                from,
                to,
                row.getString("diagnosis_name"),
                row.getBigDecimal("basic"),
                new WeighedCase(
                        payable, PayWay.ORDINARY_CASE, null, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ONE, null),
                BigDecimal.ZERO);
    }

    static int days(LocalDate from, LocalDate to) {
        return Math.max(1, (int) ChronoUnit.DAYS.between(from, to));
    }
}
