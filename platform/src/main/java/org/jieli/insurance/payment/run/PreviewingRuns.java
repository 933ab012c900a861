package org.jieli.insurance.payment.run;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jieli.insurance.payment.terms.PayMethod;
import org.jieli.insurance.payment.terms.PaymentTermsBook;
import org.jieli.insurance.payment.terms.PaymentTermsSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows what a run would settle before it is started: bills, budget, former runs. */
@Service
@Transactional
class PreviewingRuns {

    private final PaymentTermsBook terms;
    private final PayableClaims claims;
    private final PaymentRunRepository repository;
    private final Clock clock;

    PreviewingRuns(PaymentTermsBook terms, PayableClaims claims, PaymentRunRepository repository, Clock clock) {
        this.terms = terms;
        this.claims = claims;
        this.repository = repository;
        this.clock = clock;
    }

    /** Of a period of a region; faults as those of the run itself. */
    RunPreview of(String region, int year, int month) {
        RunPeriod period = RunPeriod.ended(year, month, LocalDate.now(clock));
        PaymentTermsSet set = period.terms(terms, region);
        List<Integer> settled = repository.settledMonths(region, year);
        return new RunPreview(
                period,
                set,
                budget(set, month),
                months(period, claims.months(region, period.first(), period.last())),
                repository.newest(region, year, month).orElse(null),
                period.isFinal()
                        ? IntStream.rangeClosed(1, RunPeriod.MONTHS)
                                .boxed()
                                .filter(each -> !settled.contains(each))
                                .toList()
                        : List.of());
    }

    private static @Nullable BigDecimal budget(PaymentTermsSet set, int month) {
        BigDecimal year = set.terms().annualBudget();
        return year == null || set.terms().method() != PayMethod.POINTS
                ? null
                : PaymentRuns.part(year.setScale(2, RoundingMode.HALF_UP), month);
    }

    private static List<BilledMonth> months(RunPeriod period, List<BilledMonth> billed) {
        Map<Integer, BilledMonth> known = new HashMap<>();
        billed.forEach(each -> known.put(each.month(), each));
        return IntStream.rangeClosed(
                        period.first().getMonthValue(), period.last().getMonthValue())
                .mapToObj(month -> known.getOrDefault(month, BilledMonth.nothing(month)))
                .toList();
    }
}
