package org.jieli.insurance.budget;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jieli.alliance.AllianceSummary;
import org.jieli.shared.Confidence;
import org.jieli.shared.Fault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Opens a budget for each county medical community of a demo region, with amounts a head that follow what its bills come to, and pre-closes
 * the months that are over; the first of them has a closed budget of last year too, as far as there are bills.
 */
@Component
public class ExampleBudgets {

    private static final String SOURCE = "示范数据：人头标准按示范账单推算，不是任何地方的文件";
    private static final String LAST_YEAR_SOURCE = "示范数据：上年只有部分月份的账单，人头标准按这些账单推算，不是任何地方的文件";
    private static final BigDecimal LAST_YEARS_TIGHTNESS = new BigDecimal("1.08");
    private static final int MONTHS = 12;
    private static final BigDecimal FIRST_SCORE = BigDecimal.valueOf(94);
    private static final BigDecimal STEP = BigDecimal.valueOf(4);
    private static final BigDecimal LEAST = BigDecimal.valueOf(70);

    /** Budget over spending: some keep a surplus, some come near, some overrun. */
    private static final List<BigDecimal> TIGHTNESS =
            List.of(new BigDecimal("1.06"), new BigDecimal("0.97"), new BigDecimal("1.02"));

    private final OpeningBudget opening;
    private final ClosingBudget closing;
    private final BudgetRepository budgets;
    private final JdbcClient jdbc;

    ExampleBudgets(OpeningBudget opening, ClosingBudget closing, BudgetRepository budgets, JdbcClient jdbc) {
        this.opening = opening;
        this.closing = closing;
        this.budgets = budgets;
        this.jdbc = jdbc;
    }

    /** Work of the system. */
    public void load(String region, LocalDate today) {
        int nth = 0;
        boolean closed = false;
        for (AllianceSummary alliance : opening.candidates(region)) {
            if (alliance.form() == AllianceSummary.Form.COUNTY_MEDICAL_COMMUNITY) {
                UUID id;
                try {
                    LocalDate first = today.withDayOfMonth(1);
                    id = open(
                            prepared(region, alliance, today.getYear(), SOURCE),
                            first.minusYears(1),
                            first,
                            TIGHTNESS.get(nth++ % TIGHTNESS.size()));
                } catch (Fault fault) {
                    if (fault.code() == BudgetFault.PEOPLE_TAKEN) {
                        // The other alliance of the county has them.
                        continue;
                    }
                    throw fault;
                }
                score(id);
                for (int month = 1; month < today.getMonthValue(); month++) {
                    closing.preClose(find(id), month, find(id).revision());
                }
                closed = closed || closedYear(region, alliance, today.getYear() - 1);
            }
        }
    }

    /** Opens and closes last year's budget of an alliance, so that a closed year can be seen; false without bills. */
    private boolean closedYear(String region, AllianceSummary alliance, int year) {
        OpeningBudget.Prepared prepared = prepared(region, alliance, year, LAST_YEAR_SOURCE);
        LocalDate first = LocalDate.of(year, 1, 1);
        if (spent(prepared, first, first.plusYears(1)).signum() == 0) {
            return false;
        }
        UUID id = open(prepared, first, first.plusYears(1), LAST_YEARS_TIGHTNESS);
        score(id);
        for (int month = 1; month <= MONTHS; month++) {
            closing.preClose(find(id), month, find(id).revision());
        }
        closing.close(find(id), find(id).revision());
        return true;
    }

    private Budget find(UUID id) {
        return budgets.find(id).orElseThrow();
    }

    private OpeningBudget.Prepared prepared(String region, AllianceSummary alliance, int year, String source) {
        return opening.prepare(
                region,
                new OpeningBudget.Asked(alliance.id(), year, BudgetTermsFile.example(), source, Confidence.U));
    }

    /** With amounts a head that follow what the people's bills from a day until before another came to. */
    private UUID open(OpeningBudget.Prepared first, LocalDate from, LocalDate to, BigDecimal tightness) {
        BigDecimal expected = OpeningBudget.amount(first);
        BigDecimal spent = spent(first, from, to);
        BigDecimal factor = expected.signum() == 0 || spent.signum() == 0
                ? BigDecimal.ONE
                : spent.multiply(tightness).divide(expected, 6, RoundingMode.HALF_UP);
        BudgetTerms terms = scaled(BudgetTermsFile.example(), factor);
        return opening.open(first.with(terms));
    }

    /** What the people's bills from a day until before another came to, yuan. */
    private BigDecimal spent(OpeningBudget.Prepared prepared, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                        select coalesce(sum(s.basic), 0)
                        from unnest(:people::uuid[]) as p (id)
                        join insurance.claim c on c.resident_id = p.id and c.to_on >= :from and c.to_on < :to
                        join insurance.settlement s on s.claim_id = c.id and s.current
                        """)
                .param(
                        "people",
                        prepared.heads().stream().map(BudgetHead::residentId).toArray(UUID[]::new))
                .param("from", from)
                .param("to", to)
                .query(BigDecimal.class)
                .single();
    }

    private static BudgetTerms scaled(BudgetTerms terms, BigDecimal factor) {
        return new BudgetTerms(
                terms.basis(),
                terms.perCapita().stream()
                        .map(group -> new BudgetTerms.PerCapita(
                                group.code(),
                                group.name(),
                                group.scheme(),
                                group.fromAge(),
                                group.toAge(),
                                group.amount().multiply(factor).setScale(0, RoundingMode.HALF_UP)))
                        .toList(),
                terms.nearFrom(),
                terms.band(),
                terms.fundShare(),
                terms.factors(),
                terms.shares(),
                terms.referrals(),
                terms.sources());
    }

    private void score(UUID id) {
        Budget budget = find(id);
        List<BudgetMember> scored = new ArrayList<>();
        for (BudgetMember member : budgets.members(id)) {
            BigDecimal score = FIRST_SCORE
                    .subtract(STEP.multiply(BigDecimal.valueOf(scored.size() % 6)))
                    .max(LEAST);
            scored.add(new BudgetMember(member.institutionId(), member.name(), member.tier(), member.weight(), score));
        }
        closing.score(budget, FIRST_SCORE, scored, budget.revision());
    }
}
