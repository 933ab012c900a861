package org.jieli.insurance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What came of the bills of one person within the asker's scope, in words that he understands. */
public interface Settlements {

    /** His bills, the latest first. */
    List<SettledBill> of(UUID resident, int limit);

    /** One of them with every step in the reader's language; empty outside of the scope. */
    Optional<ExplainedBill> explain(UUID claim, Locale locale);

    /** What he used of a year's benefits; empty when he had no bill in it. */
    Optional<YearBalances> balances(UUID resident, int year);

    /**
     * Who paid what of a bill, yuan.
     *
     * @param stepwise whether the path counted as the right one
     * @param direction how a stay followed an earlier one; null when it did not
     */
    record SettledBill(
            UUID id,
            UUID residentId,
            CareKind kind,
            UUID institutionId,
            LocalDate from,
            LocalDate to,
            String diagnosisName,
            BigDecimal total,
            BigDecimal deductible,
            BigDecimal basic,
            BigDecimal critical,
            BigDecimal assistance,
            BigDecimal person,
            boolean stepwise,
            @Nullable EpisodeDirection direction) {

        /** All that is not the person's. */
        public BigDecimal insured() {
            return basic.add(critical).add(assistance);
        }
    }

    /**
     * A bill by item class and with its steps.
     *
     * @param rules name of the version it was calculated by
     * @param reduced whether a step paid less for want of a referral, or out of the area
     * @param unregistered what was lost for want of a referral or registration; null when nothing
     */
    record ExplainedBill(
            SettledBill bill,
            List<BilledItem> items,
            List<ToldStep> steps,
            String rules,
            boolean reduced,
            @Nullable Unregistered unregistered) {}

    /**
     * The cut for want of a referral or registration.
     *
     * @param points of the rate, e.g. 20
     * @param lastDay until which a late registration counted
     */
    record Unregistered(String points, LocalDate lastDay) {}

    /** What an item class came to, by its name. */
    record BilledItem(String name, BigDecimal amount) {}

    /**
     * A step in words.
     *
     * @param before what it began with, as it is written; empty for the first
     * @param after what it came to, as it is written
     * @param clause the rule behind it; empty for sums
     */
    record ToldStep(String sentence, String before, String after, String clause) {}

    /**
     * A year so far, yuan.
     *
     * @param deductibles paid before insurance began to pay, all bills together
     * @param ceilingLeft for stays; null without a ceiling
     * @param outpatientLeft of outpatient pooling; null without a cap
     */
    record YearBalances(
            int year,
            Scheme scheme,
            int stays,
            BigDecimal deductibles,
            BigDecimal inpatient,
            @Nullable BigDecimal ceilingLeft,
            BigDecimal outpatient,
            @Nullable BigDecimal outpatientLeft,
            BigDecimal critical,
            BigDecimal assistance,
            BigDecimal total,
            BigDecimal person) {}
}
