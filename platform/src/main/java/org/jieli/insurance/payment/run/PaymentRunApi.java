package org.jieli.insurance.payment.run;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jieli.insurance.payment.pricing.PayWay;
import org.jieli.insurance.payment.pricing.PaymentLine;
import org.jieli.insurance.payment.terms.PaymentPosts;
import org.jieli.web.KeysetPage;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Settlements with institutions for other systems of the fund. */
@RestController
@RequestMapping("/api/v1/insurance/payment-runs")
class PaymentRunApi {

    private final ReadingRuns reading;
    private final OwnPayments payments;
    private final Clock clock;

    PaymentRunApi(ReadingRuns reading, OwnPayments payments, Clock clock) {
        this.reading = reading;
        this.payments = payments;
        this.clock = clock;
    }

    record Items<T>(List<T> items) {}

    /** A run; {@code month} 0 is the year's. */
    record Run(
            UUID id,
            String region,
            int year,
            int month,
            int number,
            UUID termsId,
            int termsRevision,
            @Nullable BigDecimal budget,
            @Nullable BigDecimal points,
            int cases,
            BigDecimal total,
            BigDecimal paid,
            BigDecimal capitation,
            Instant ranAt) {

        static Run of(PaymentRun run) {
            return new Run(
                    run.id(),
                    run.region(),
                    run.year(),
                    run.month(),
                    run.number(),
                    run.termsId(),
                    run.termsRevision(),
                    run.budget(),
                    run.points(),
                    run.cases(),
                    run.total(),
                    run.paid(),
                    run.capitation(),
                    run.ranAt());
        }
    }

    /** What an institution was paid, with its case-mix index. */
    record Institution(
            UUID institutionId,
            int cases,
            @Nullable BigDecimal cmi,
            BigDecimal total,
            BigDecimal others,
            BigDecimal basic,
            BigDecimal paid,
            BigDecimal capitation) {

        static Institution of(PaidInstitution each) {
            return new Institution(
                    each.institutionId(),
                    each.cases(),
                    each.caseMix(),
                    each.total(),
                    each.others(),
                    each.basic(),
                    each.paid(),
                    each.capitation());
        }
    }

    /** A case as it was paid. */
    record Case(
            UUID claimId,
            int claimRevision,
            String number,
            UUID institutionId,
            LocalDate to,
            @Nullable String group,
            PayWay way,
            BigDecimal weight,
            BigDecimal coefficient,
            BigDecimal total,
            BigDecimal others,
            BigDecimal paid) {

        static Case of(PaidCase each) {
            return new Case(
                    each.payable().claimId(),
                    each.claimRevision(),
                    each.number(),
                    each.payable().institutionId(),
                    each.to(),
                    each.weighed().group(),
                    each.weighed().way(),
                    each.weighed().shownWeight(),
                    each.weighed().coefficient(),
                    each.payable().total(),
                    each.payable().others(),
                    each.paid());
        }
    }

    /** A case with the steps that led to its payment. */
    record Explained(Case paidCase, List<PaymentLine> steps) {}

    /** The runs of a year, by month, the newest first. */
    @GetMapping
    Items<Run> runs(@RequestParam(name = "year", required = false) @Nullable Integer year) {
        int asked = year == null ? LocalDate.now(clock).getYear() : year;
        return new Items<>(reading.within(PaymentPosts.region(), asked).stream()
                .map(Run::of)
                .toList());
    }

    /** What the asker's institution was paid in a period; {@code advanced} and {@code due} for the final settlement. */
    record Own(
            String region,
            int year,
            int month,
            int cases,
            BigDecimal total,
            BigDecimal basic,
            BigDecimal paid,
            BigDecimal capitation,
            @Nullable BigDecimal advanced,
            @Nullable BigDecimal due,
            Instant ranAt) {

        static Own of(OwnPayment each) {
            return new Own(
                    each.region(),
                    each.year(),
                    each.month(),
                    each.paid().cases(),
                    each.paid().total(),
                    each.paid().basic(),
                    each.paid().paid(),
                    each.paid().capitation(),
                    each.isFinal() ? each.advanced() : null,
                    each.isFinal() ? each.due() : null,
                    each.ranAt());
        }
    }

    /** What the asker's own institution was paid in a year, by period. */
    @GetMapping("/own")
    Items<Own> own(@RequestParam(name = "year", required = false) @Nullable Integer year) {
        int asked = year == null ? LocalDate.now(clock).getYear() : year;
        return new Items<>(payments.of(asked).stream().map(Own::of).toList());
    }

    /** One run. */
    @GetMapping("/{id}")
    Run run(@PathVariable("id") UUID id) {
        return Run.of(reading.require(PaymentPosts.region(), id));
    }

    /** What each institution was paid, the largest amount first. */
    @GetMapping("/{id}/institutions")
    Items<Institution> institutions(@PathVariable("id") UUID id) {
        return new Items<>(reading.institutions(reading.require(PaymentPosts.region(), id)).stream()
                .map(Institution::of)
                .toList());
    }

    /** The cases of a run, paged by key; {@code institution} and {@code way} narrow. */
    @GetMapping("/{id}/cases")
    KeysetPage<Case> cases(
            @PathVariable("id") UUID id,
            @RequestParam(name = "institution", required = false) @Nullable UUID institution,
            @RequestParam(name = "way", required = false) @Nullable PayWay way,
            @RequestParam(name = "after", required = false) @Nullable UUID after,
            @RequestParam(name = "limit", defaultValue = "50") int limit) {
        PaymentRun run = reading.require(PaymentPosts.region(), id);
        KeysetPage<PaidCase> page =
                reading.cases(new PaidCaseRepository.Asked(run.id(), institution, way), after, KeysetPage.limit(limit));
        return page.map(Case::of);
    }

    /** One case with every step. */
    @GetMapping("/{id}/cases/{claim}")
    Explained explained(@PathVariable("id") UUID id, @PathVariable("claim") UUID claim) {
        PaymentRun run = reading.require(PaymentPosts.region(), id);
        PaidCase paidCase = reading.requireCase(run, claim);
        return new Explained(Case.of(paidCase), PaymentRuns.told(run, paidCase));
    }
}
