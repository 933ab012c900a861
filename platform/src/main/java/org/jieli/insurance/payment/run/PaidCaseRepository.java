package org.jieli.insurance.payment.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jieli.institution.Tier;
import org.jieli.insurance.payment.pricing.PayWay;
import org.jieli.insurance.payment.pricing.PayableCase;
import org.jieli.insurance.payment.pricing.WeighedCase;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The cases of a run. */
@Repository
class PaidCaseRepository {

    private final JdbcClient jdbc;

    PaidCaseRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Which cases of a run; null stands for any. */
    record Asked(
            UUID run, @Nullable UUID institution, @Nullable PayWay way) {}

    /** In the order of their identifiers, after one of them. */
    List<PaidCase> page(Asked asked, @Nullable UUID after, int limit) {
        return jdbc.sql("""
                        select * from insurance.payment_case
                        where run_id = :run and (:institution::uuid is null or institution_id = :institution)
                          and (:way::text is null or way = :way) and (:after::uuid is null or claim_id > :after)
                        order by claim_id limit :limit
                        """)
                .param("run", asked.run())
                .param("institution", asked.institution())
                .param("way", asked.way() == null ? null : asked.way().name())
                .param("after", after)
                .param("limit", limit)
                .query(PaidCaseRepository::paid)
                .list();
    }

    long count(Asked asked) {
        return jdbc.sql("""
                        select count(*) from insurance.payment_case
                        where run_id = :run and (:institution::uuid is null or institution_id = :institution)
                          and (:way::text is null or way = :way)
                        """)
                .param("run", asked.run())
                .param("institution", asked.institution())
                .param("way", asked.way() == null ? null : asked.way().name())
                .query(Long.class)
                .single();
    }

    Optional<PaidCase> find(UUID run, UUID claim) {
        return jdbc.sql("select * from insurance.payment_case where run_id = :run and claim_id = :claim")
                .param("run", run)
                .param("claim", claim)
                .query(PaidCaseRepository::paid)
                .optional();
    }

    private static PaidCase paid(ResultSet row, int number) throws SQLException {
        LocalDate from = row.getObject("from_on", LocalDate.class);
        LocalDate to = row.getObject("to_on", LocalDate.class);
        PayWay way = PayWay.valueOf(row.getString("way"));
        PayableCase payable = new PayableCase(
                row.getObject("claim_id", UUID.class),
                row.getObject("institution_id", UUID.class),
                Tier.valueOf(row.getString("tier")),
                row.getBoolean("continuing"),
                PayableClaims.days(from, to),
                row.getString("diagnosis"),
                row.getBigDecimal("total"),
                row.getBigDecimal("others"),
                way == PayWay.REVIEWED_CASE);
        return new PaidCase(
                row.getString("number"),
                row.getInt("claim_revision"),
                row.getInt("settlement_revision"),
                row.getObject("resident_id", UUID.class),
                from,
                to,
                row.getString("diagnosis_name"),
                row.getBigDecimal("basic"),
                new WeighedCase(
                        payable,
                        way,
                        row.getString("group_code"),
                        row.getBigDecimal("own_weight"),
                        row.getBigDecimal("weight"),
                        row.getBigDecimal("coefficient"),
                        row.getBigDecimal("ratio")),
                row.getBigDecimal("paid"));
    }
}
