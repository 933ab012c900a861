package org.jieli.insurance.payment.run;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jieli.audit.AuditLog;
import org.jieli.insurance.InsuranceFault;
import org.jieli.insurance.payment.pricing.Apportionment;
import org.jieli.insurance.payment.pricing.CasePricing;
import org.jieli.insurance.payment.pricing.PaymentLedger;
import org.jieli.insurance.payment.pricing.PaymentLine;
import org.jieli.insurance.payment.pricing.WeighedCase;
import org.jieli.insurance.payment.terms.Capitation;
import org.jieli.insurance.payment.terms.PayMethod;
import org.jieli.insurance.payment.terms.PaymentTerms;
import org.jieli.insurance.payment.terms.PaymentTermsBook;
import org.jieli.insurance.payment.terms.PaymentTermsSet;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Calculates settlements with institutions and tells how each case came to its payment. */
@Service
class PaymentRuns {

    private static final int MONTHS = RunPeriod.MONTHS;
    private static final int LONGEST_REASON = 200;

    private final PaymentTermsBook terms;
    private final PayableClaims claims;
    private final EnrolledHeads heads;
    private final PaymentRunRepository repository;
    private final TransactionTemplate transactions;
    private final AuditLog audit;
    private final Clock clock;

    PaymentRuns(
            PaymentTermsBook terms,
            PayableClaims claims,
            EnrolledHeads heads,
            PaymentRunRepository repository,
            TransactionTemplate transactions,
            AuditLog audit,
            Clock clock) {
        this.terms = terms;
        this.claims = claims;
        this.heads = heads;
        this.repository = repository;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** A run about to be calculated: its terms, and the heads that the system counted for it. */
    record Prepared(PaymentTermsSet set, String region, RunPeriod period, List<EnrolledHeads.Heads> heads) {}

    /**
     * Finds the terms in force on the last day of a month (1 to 12) or of the year (0) that is over, and counts heads. Must start outside of a
     * transaction that is not the system's.
     */
    Prepared prepare(String region, int year, int month) {
        RunPeriod period = RunPeriod.ended(year, month, LocalDate.now(clock));
        PaymentTermsSet set = period.terms(terms, region);
        return new Prepared(
                set,
                region,
                period,
                heads.count(region, period.last(), set.terms().capitation()));
    }

    /**
     * Calculates a run; its identifier. Claims are read once and kept with the terms.
     *
     * @param reason why a year of which months have no bills is settled; blank otherwise; at most 200 signs
     */
    UUID run(Prepared prepared, String reason) {
        return Objects.requireNonNull(transactions.execute(status -> {
            PaymentTerms known = prepared.set().terms();
            RunPeriod period = prepared.period();
            List<PaidCase> cases = claims.of(prepared.region(), period.first(), period.last());
            List<Integer> empty = period.isFinal() ? emptyMonths(cases) : List.of();
            if (!empty.isEmpty() && reason.isBlank()) {
                throw new Fault(
                        CommonFault.INVALID,
                        List.of(FieldFault.of("reason", "insurance.payment.empty-months", empty.size())));
            }
            if (reason.strip().length() > LONGEST_REASON) {
                throw new Fault(
                        CommonFault.INVALID, List.of(FieldFault.of("reason", "common.too-long", LONGEST_REASON)));
            }
            Calculated calculated = calculate(known, period.month(), cases);
            return store(
                    prepared,
                    new Why(empty, empty.isEmpty() ? null : reason.strip()),
                    calculated,
                    capitation(known, period.month(), prepared.heads()));
        }));
    }

    /** Months without bills, and why the year is settled all the same. */
    private record Why(List<Integer> emptyMonths, @Nullable String reason) {}

    private static List<Integer> emptyMonths(List<PaidCase> cases) {
        Set<Integer> billed =
                cases.stream().map(each -> each.to().getMonthValue()).collect(Collectors.toSet());
        return IntStream.rangeClosed(1, MONTHS)
                .boxed()
                .filter(month -> !billed.contains(month))
                .toList();
    }

    /** The cases with their payment, and what the points shared. */
    record Calculated(
            List<PaidCase> cases,
            @Nullable BigDecimal budget,
            @Nullable BigDecimal points) {}

    static Calculated calculate(PaymentTerms terms, int month, List<PaidCase> cases) {
        CasePricing pricing = new CasePricing(terms);
        List<PaidCase> done = new ArrayList<>(cases.size());
        List<Integer> sharing = new ArrayList<>();
        List<BigDecimal> points = new ArrayList<>();
        for (PaidCase each : cases) {
            WeighedCase weighed = pricing.weigh(each.payable(), PaymentLedger.NONE);
            if (pricing.sharesBudget(weighed)) {
                sharing.add(done.size());
                points.add(weighed.counted());
                done.add(each.with(weighed, BigDecimal.ZERO));
            } else {
                done.add(each.with(weighed, pricing.pay(weighed, PaymentLedger.NONE)));
            }
        }
        if (terms.method() != PayMethod.POINTS) {
            return new Calculated(done, null, null);
        }
        BigDecimal year = Objects.requireNonNull(terms.annualBudget()).setScale(2, RoundingMode.HALF_UP);
        BigDecimal budget = part(year, month);
        List<BigDecimal> parts = Apportionment.of(budget, points);
        for (int i = 0; i < parts.size(); i++) {
            PaidCase each = done.get(sharing.get(i));
            done.set(sharing.get(i), each.with(each.weighed(), parts.get(i)));
        }
        return new Calculated(done, budget, points.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static List<PaidHeads> capitation(PaymentTerms terms, int month, List<EnrolledHeads.Heads> counted) {
        List<PaidHeads> paid = new ArrayList<>();
        for (EnrolledHeads.Heads each : counted) {
            for (Capitation capitation : terms.capitation()) {
                if (capitation.code().equals(each.code())) {
                    BigDecimal year = capitation
                            .perHead()
                            .multiply(BigDecimal.valueOf(each.heads()))
                            .setScale(2, RoundingMode.HALF_UP);
                    paid.add(new PaidHeads(each.institutionId(), each.code(), each.heads(), part(year, month)));
                }
            }
        }
        return paid;
    }

    /** The whole year for month 0, else the month's part; the twelve parts add up to the year. */
    static BigDecimal part(BigDecimal year, int month) {
        return month == 0
                ? year
                : Apportionment.of(year, Collections.nCopies(MONTHS, BigDecimal.ONE))
                        .get(month - 1);
    }

    private UUID store(Prepared prepared, Why why, Calculated calculated, List<PaidHeads> paidHeads) {
        PaymentTermsSet set = prepared.set();
        Map<UUID, PaidInstitution> places = new LinkedHashMap<>();
        for (PaidCase each : calculated.cases()) {
            places.merge(
                    each.payable().institutionId(),
                    PaidInstitution.nothing(each.payable().institutionId()).plus(each),
                    (known, one) -> known.plus(each));
        }
        for (PaidHeads each : paidHeads) {
            PaidInstitution known =
                    places.getOrDefault(each.institutionId(), PaidInstitution.nothing(each.institutionId()));
            places.put(each.institutionId(), known.plusCapitation(each.amount()));
        }
        UUID id = Identifiers.next();
        PaidInstitution sum = places.values().stream().reduce(PaidInstitution.nothing(id), PaymentRuns::together);
        Instant now = clock.instant();
        PaymentRun run = new PaymentRun(
                id,
                prepared.region(),
                prepared.period().year(),
                prepared.period().month(),
                1,
                Objects.requireNonNull(set.id()),
                set.name(),
                set.revision(),
                set.terms(),
                calculated.budget(),
                calculated.points(),
                sum.cases(),
                sum.total(),
                sum.others(),
                sum.basic(),
                sum.paid(),
                sum.capitation(),
                prepared.period().last(),
                why.emptyMonths(),
                why.reason(),
                now,
                CurrentAccess.require().personName());
        try {
            repository.insert(run, calculated.cases(), places.values(), paidHeads);
        } catch (DuplicateKeyException e) {
            throw new Fault(InsuranceFault.STATE);
        }
        audit.record(
                "insurance.payment-run",
                null,
                "payment-run",
                id,
                Map.of(
                        "region",
                        prepared.region(),
                        "period",
                        prepared.period().year() + "-" + prepared.period().month(),
                        "cases",
                        Integer.toString(sum.cases())));
        return id;
    }

    private static PaidInstitution together(PaidInstitution one, PaidInstitution other) {
        return new PaidInstitution(
                one.institutionId(),
                one.cases() + other.cases(),
                one.weighedCases() + other.weighedCases(),
                one.weight().add(other.weight()),
                one.total().add(other.total()),
                one.others().add(other.others()),
                one.basic().add(other.basic()),
                one.paid().add(other.paid()),
                one.capitation().add(other.capitation()));
    }

    /** How a case came to its payment, calculated again from what the run kept. */
    static List<PaymentLine> told(PaymentRun run, PaidCase paidCase) {
        CasePricing pricing = new CasePricing(run.terms());
        PaymentLedger ledger = PaymentLedger.kept();
        WeighedCase weighed = pricing.weigh(paidCase.payable(), ledger);
        if (pricing.sharesBudget(weighed)) {
            pricing.tellShare(
                    paidCase.weighed(),
                    Objects.requireNonNull(run.budget()),
                    Objects.requireNonNull(run.points()),
                    paidCase.paid(),
                    ledger);
        } else {
            pricing.pay(weighed, ledger);
        }
        return ledger.lines();
    }
}
