package org.jieli.insurance.payment.run;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.insurance.payment.terms.PaymentPosts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What institutions were paid: the asker's own by period, and what preliminary runs paid before a final one. */
@Service
@Transactional
class OwnPayments {

    private final JdbcClient jdbc;

    OwnPayments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What the asker's institution was paid in a year, January first, the final settlement last, and of a period the newest first. */
    List<OwnPayment> of(int year) {
        UUID institution = PaymentPosts.institution();
        List<OwnPayment> rows = jdbc.sql("""
            select * from insurance.payment_institution
            where institution_id = :institution and year = :year
            order by region, (month = 0), month, ran_at desc limit 200
            """)
                .param("institution", institution)
                .param("year", year)
                .query((row, number) -> new OwnPayment(
                        row.getString("region"),
                        row.getInt("year"),
                        row.getInt("month"),
                        row.getObject("ran_at", OffsetDateTime.class).toInstant(),
                        PaymentRunRepository.place(row, number),
                        BigDecimal.ZERO))
                .list();
        List<OwnPayment> told = new ArrayList<>();
        for (OwnPayment each : rows) {
            told.add(
                    each.isFinal()
                            ? new OwnPayment(
                                    each.region(),
                                    each.year(),
                                    each.month(),
                                    each.ranAt(),
                                    each.paid(),
                                    before(each, rows))
                            : each);
        }
        return told;
    }

    /** The last run of each month that was before the final one. */
    private static BigDecimal before(OwnPayment last, List<OwnPayment> rows) {
        Map<Integer, BigDecimal> months = new HashMap<>();
        for (OwnPayment each : rows) {
            if (!each.isFinal()
                    && each.region().equals(last.region())
                    && !each.ranAt().isAfter(last.ranAt())) {
                months.putIfAbsent(each.month(), each.paid().all());
            }
        }
        return months.values().stream().reduce(new BigDecimal("0.00"), BigDecimal::add);
    }

    /** What the last preliminary run of each month before a final one paid, by institution; nothing for a preliminary run. */
    Map<UUID, BigDecimal> advanced(PaymentRun run) {
        Map<UUID, BigDecimal> paid = new HashMap<>();
        if (run.isFinal()) {
            jdbc.sql("""
                select institution_id, sum(paid + capitation) as paid from insurance.payment_institution
                where run_id in (select distinct on (month) id from insurance.payment_run
                                 where region = :region and year = :year and month > 0 and ran_at <= :at
                                 order by month, number desc)
                group by institution_id
                """)
                    .param("region", run.region())
                    .param("year", run.year())
                    .param("at", run.ranAt().atOffset(java.time.ZoneOffset.UTC))
                    .query(row -> {
                        paid.put(row.getObject("institution_id", UUID.class), row.getBigDecimal("paid"));
                    });
        }
        return paid;
    }
}
