package org.jieli.insurance.claim;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.insurance.CareKind;
import org.jieli.insurance.EpisodeDirection;
import org.jieli.insurance.Scheme;
import org.jieli.insurance.Settlements;
import org.jieli.insurance.entitlement.Balances;
import org.jieli.insurance.entitlement.LedgerLine;
import org.jieli.insurance.entitlement.Step;
import org.jieli.insurance.parameter.RuleBook;
import org.jieli.insurance.rules.BenefitRules;
import org.jieli.web.FormFault;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Tells a person's settlements to other modules. */
@Service
@Transactional
class StoredSettlements implements Settlements {

    private static final String BILLS = """
            select c.id, c.resident_id, c.kind, c.institution_id, c.from_on, c.to_on, c.diagnosis_name, c.total, s.deductible, s.basic,
                   s.critical, s.assistance, s.person, s.stepwise, s.direction
            from insurance.claim c join insurance.settlement s on s.claim_id = c.id and s.current
            where\s""";

    private final JdbcClient jdbc;
    private final ReadingClaims reading;
    private final RuleBook rules;
    private final MessageSource messages;
    private final AuditLog audit;
    private final JsonMapper json;

    StoredSettlements(
            JdbcClient jdbc,
            ReadingClaims reading,
            RuleBook rules,
            MessageSource messages,
            AuditLog audit,
            JsonMapper json) {
        this.jdbc = jdbc;
        this.reading = reading;
        this.rules = rules;
        this.messages = messages;
        this.audit = audit;
        this.json = json;
    }

    @Override
    public List<SettledBill> of(UUID resident, int limit) {
        audit.listed("claim.list", "of a person", List.of(resident));
        return jdbc.sql(BILLS
                        + "c.resident_id = :resident order by c.to_on desc, c.from_on desc, c.id desc limit :limit")
                .param("resident", resident)
                .param("limit", limit)
                .query(StoredSettlements::bill)
                .list();
    }

    @Override
    public Optional<ExplainedBill> explain(UUID claim, Locale locale) {
        return reading.explain(claim).flatMap(explained -> jdbc.sql(BILLS + "c.id = :id")
                .param("id", claim)
                .query(StoredSettlements::bill)
                .optional()
                .map(bill -> told(bill, explained, locale)));
    }

    private ExplainedBill told(SettledBill bill, ExplainedClaim explained, Locale locale) {
        ClaimPage page = new ClaimPage(explained, null, "", false, java.util.Map.of(), FormFault.NONE, "");
        return new ExplainedBill(
                bill,
                page.billed().entrySet().stream()
                        .map(each -> new BilledItem(page.item(each.getKey()), each.getValue()))
                        .toList(),
                page.settlement().ledger().stream()
                        .map(line -> told(line, locale))
                        .toList(),
                explained.rules().name(),
                page.settlement().ledger().stream()
                        .anyMatch(line -> line.step() == Step.NOT_REFERRED || line.step() == Step.OUT_OF_AREA),
                unregistered(page));
    }

    private static @Nullable Unregistered unregistered(ClaimPage page) {
        return page.settlement().ledger().stream()
                .filter(line -> line.step() == Step.NOT_REFERRED
                        || (line.step() == Step.OUT_OF_AREA
                                && line.words().stream()
                                        .anyMatch(word -> word.value().equals("Registration.NONE"))))
                .findFirst()
                .map(line -> new Unregistered(
                        line.before()
                                .subtract(line.after())
                                .movePointRight(2)
                                .stripTrailingZeros()
                                .toPlainString(),
                        page.claim().from().plusDays(page.rules().referral().lateDays())))
                .orElse(null);
    }

    private ToldStep told(LedgerLine line, Locale locale) {
        return new ToldStep(
                LedgerWords.sentence(line, messages, locale),
                LedgerWords.before(line),
                LedgerWords.amount(line, line.after()),
                LedgerWords.clause(line, messages, locale));
    }

    private record Last(Balances balances, UUID ruleSet, Scheme scheme, boolean contracted) {}

    @Override
    public Optional<YearBalances> balances(UUID resident, int year) {
        return jdbc.sql("""
                        select s.balances, s.rule_set, c.scheme, c.contracted
                        from insurance.settlement s join insurance.claim c on c.id = s.claim_id
                        where s.resident_id = :resident and s.year = :year and s.current
                        order by c.to_on desc, c.from_on desc, c.id desc limit 1
                        """)
                .param("resident", resident)
                .param("year", year)
                .query((row, number) -> new Last(
                        json.readValue(row.getString("balances"), Balances.class),
                        row.getObject("rule_set", UUID.class),
                        Scheme.valueOf(row.getString("scheme")),
                        row.getBoolean("contracted")))
                .optional()
                .map(last -> year(resident, year, last));
    }

    private YearBalances year(UUID resident, int year, Last last) {
        BenefitRules held = rules.find(last.ruleSet()).orElseThrow().rules();
        Balances used = last.balances();
        BigDecimal[] sums = jdbc.sql("""
                        select sum(c.total) as total, sum(s.person) as person, sum(s.deductible) as deductible
                        from insurance.settlement s join insurance.claim c on c.id = s.claim_id
                        where s.resident_id = :resident and s.year = :year and s.current
                        """)
                .param("resident", resident)
                .param("year", year)
                .query((row, number) ->
                        new BigDecimal[] {row.getBigDecimal(1), row.getBigDecimal(2), row.getBigDecimal(3)})
                .single();
        return new YearBalances(
                year,
                last.scheme(),
                used.stays(),
                sums[2],
                used.inpatient(),
                left(held.inpatient().ceiling(), used.inpatient()),
                used.outpatient(),
                left(outpatientCap(held, last.contracted()), used.outpatient()),
                used.critical(),
                used.assistance(),
                sums[0],
                sums[1]);
    }

    static @Nullable BigDecimal outpatientCap(BenefitRules rules, boolean contracted) {
        if (rules.outpatient() == null) {
            return null;
        }
        return contracted && rules.outpatient().contractedCap() != null
                ? rules.outpatient().contractedCap()
                : rules.outpatient().cap();
    }

    private static @Nullable BigDecimal left(@Nullable BigDecimal most, BigDecimal used) {
        return most == null ? null : most.subtract(used).max(BigDecimal.ZERO);
    }

    private static SettledBill bill(ResultSet row, int number) throws SQLException {
        String direction = row.getString("direction");
        return new SettledBill(
                row.getObject("id", UUID.class),
                row.getObject("resident_id", UUID.class),
                CareKind.valueOf(row.getString("kind")),
                row.getObject("institution_id", UUID.class),
                row.getObject("from_on", LocalDate.class),
                row.getObject("to_on", LocalDate.class),
                row.getString("diagnosis_name"),
                row.getBigDecimal("total"),
                row.getBigDecimal("deductible"),
                row.getBigDecimal("basic"),
                row.getBigDecimal("critical"),
                row.getBigDecimal("assistance"),
                row.getBigDecimal("person"),
                row.getBoolean("stepwise"),
                direction == null ? null : EpisodeDirection.valueOf(direction));
    }
}
