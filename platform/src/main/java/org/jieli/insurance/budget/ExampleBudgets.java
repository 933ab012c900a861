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
 * the months that are over.
 */
@Component
public class ExampleBudgets {

    private static final String SOURCE = "示范数据：人头标准按示范账单推算，不是任何地方的文件";
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
        for (AllianceSummary alliance : opening.candidates(region)) {
            if (alliance.form() == AllianceSummary.Form.COUNTY_MEDICAL_COMMUNITY) {
                UUID id;
                try {
                    id = open(region, alliance, today, TIGHTNESS.get(nth++ % TIGHTNESS.size()));
                } catch (Fault fault) {
                    if (fault.code() == BudgetFault.PEOPLE_TAKEN) {
                        // The other alliance of the county has them.
                        continue;
                    }
                    throw fault;
                }
                score(id);
                for (int month = 1; month < today.getMonthValue(); month++) {
                    Budget budget = budgets.find(id).orElseThrow();
                    closing.preClose(budget, month, budget.revision());
                }
            }
        }
    }

    private UUID open(String region, AllianceSummary alliance, LocalDate today, BigDecimal tightness) {
        OpeningBudget.Prepared first = opening.prepare(
                region,
                new OpeningBudget.Asked(
                        alliance.id(), today.getYear(), BudgetTermsFile.example(), SOURCE, Confidence.U));
        BigDecimal expected = OpeningBudget.amount(first);
        BigDecimal spent = spent(first, today);
        BigDecimal factor = expected.signum() == 0 || spent.signum() == 0
                ? BigDecimal.ONE
                : spent.multiply(tightness).divide(expected, 6, RoundingMode.HALF_UP);
        BudgetTerms terms = scaled(BudgetTermsFile.example(), factor);
        return opening.open(first.with(terms));
    }

    /** What the people's bills of the twelve months before this one came to, yuan. */
    private BigDecimal spent(OpeningBudget.Prepared prepared, LocalDate today) {
        LocalDate first = today.withDayOfMonth(1);
        return jdbc.sql("""
                        select coalesce(sum(s.basic), 0)
                        from unnest(:people::uuid[]) as p (id)
                        join insurance.claim c on c.resident_id = p.id and c.to_on >= :from and c.to_on < :to
                        join insurance.settlement s on s.claim_id = c.id and s.current
                        """)
                .param(
                        "people",
                        prepared.heads().stream().map(BudgetHead::residentId).toArray(UUID[]::new))
                .param("from", first.minusYears(1))
                .param("to", first)
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
        Budget budget = budgets.find(id).orElseThrow();
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
