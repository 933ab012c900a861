package org.jieli.insurance.payment.run;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.insurance.InsuranceFault;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The list of special-case review (特例单议): cases that the next runs pay at cost, within the share of an institution's discharges of the
 * year that the terms allow (医保办发〔2024〕9号: about 5% for DRG, 5‰ for DIP; likely).
 */
@Service
@Transactional
class SpecialReviews {

    private final JdbcClient jdbc;
    private final AuditLog audit;

    SpecialReviews(JdbcClient jdbc, AuditLog audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /**
     * How much of an institution's list of a year is used.
     *
     * @param discharges of the year, of which the terms allow a share
     */
    record Quota(long used, long most, long discharges) {

        boolean isFull() {
            return used >= most;
        }
    }

    Optional<String> reasonFor(UUID claim) {
        return jdbc.sql("select reason from insurance.payment_review where claim_id = :claim")
                .param("claim", claim)
                .query(String.class)
                .optional();
    }

    Quota quota(PaymentRun run, UUID institution) {
        long discharges = jdbc.sql("""
                        select count(*) from insurance.claim
                        where region = :region and institution_id = :institution and kind = 'INPATIENT' and area = 'LOCAL'
                          and to_on between :from and :to
                        """)
                .param("region", run.region())
                .param("institution", institution)
                .param("from", LocalDate.of(run.year(), 1, 1))
                .param("to", LocalDate.of(run.year(), 12, 31))
                .query(Long.class)
                .single();
        long used = jdbc.sql("""
                        select count(*) from insurance.payment_review
                        where region = :region and year = :year and institution_id = :institution
                        """)
                .param("region", run.region())
                .param("year", run.year())
                .param("institution", institution)
                .query(Long.class)
                .single();
        return new Quota(used, most(discharges, run.terms().reviewShare()), discharges);
    }

    static long most(long discharges, BigDecimal share) {
        return share.multiply(BigDecimal.valueOf(discharges))
                .setScale(0, RoundingMode.DOWN)
                .longValueExact();
    }

    /** Puts a case on the list; full lists and a missing reason are told at the field {@code reason}. */
    void add(PaymentRun run, PaidCase paidCase, String reason) {
        if (reason.isBlank()) {
            throw fault("common.required");
        }
        UUID institution = paidCase.payable().institutionId();
        // Two who add at once wait for one another, so that the list never grows beyond its limit.
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .param("key", "payment-review" + run.region() + run.year() + institution)
                .query((row, number) -> true)
                .single();
        Quota quota = quota(run, institution);
        if (quota.isFull()) {
            throw fault("insurance.payment.review-full", quota.used(), quota.most());
        }
        try {
            jdbc.sql("""
                            insert into insurance.payment_review (claim_id, region, year, institution_id, reason, decided_by)
                            values (:claim, :region, :year, :institution, :reason, :by)
                            """)
                    .param("claim", paidCase.payable().claimId())
                    .param("region", run.region())
                    .param("year", run.year())
                    .param("institution", institution)
                    .param("reason", reason.strip())
                    .param("by", CurrentAccess.require().personName())
                    .update();
        } catch (DuplicateKeyException e) {
            throw new Fault(InsuranceFault.STATE);
        }
        record("insurance.payment-review-added", paidCase);
    }

    void remove(PaidCase paidCase) {
        int removed = jdbc.sql("delete from insurance.payment_review where claim_id = :claim")
                .param("claim", paidCase.payable().claimId())
                .update();
        if (removed == 0) {
            throw new Fault(InsuranceFault.STATE);
        }
        record("insurance.payment-review-removed", paidCase);
    }

    private void record(String action, PaidCase paidCase) {
        audit.record(
                action,
                paidCase.residentId(),
                "claim",
                paidCase.payable().claimId(),
                Map.of("number", paidCase.number()));
    }

    private static Fault fault(String code, Object... arguments) {
        return new Fault(CommonFault.INVALID, List.of(FieldFault.of("reason", code, arguments)));
    }
}
