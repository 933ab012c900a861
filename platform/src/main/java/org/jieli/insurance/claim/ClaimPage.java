package org.jieli.insurance.claim;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jieli.insurance.BillLine;
import org.jieli.insurance.CareArea;
import org.jieli.insurance.Claim;
import org.jieli.insurance.entitlement.Balances;
import org.jieli.insurance.entitlement.Parts;
import org.jieli.insurance.entitlement.Settlement;
import org.jieli.insurance.entitlement.Step;
import org.jieli.insurance.rules.BenefitRules;
import org.jieli.insurance.rules.ChronicBenefit;
import org.jieli.insurance.rules.ItemClass;
import org.jieli.insurance.rules.LevelTerms;
import org.jieli.resident.ResidentSummary;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Role;
import org.jieli.web.FormFault;
import org.jspecify.annotations.Nullable;

/**
 * One bill explained, for the page.
 *
 * @param resident the person; null for a fund, which sees a number only
 * @param place the institution's name
 * @param mayCorrect whether the reader may correct it
 * @param typed what was typed into a correction that was refused
 * @param key makes a repeated correction harmless
 */
public record ClaimPage(
        ExplainedClaim it,
        @Nullable ResidentSummary resident,
        String place,
        boolean mayCorrect,
        Map<String, String> typed,
        FormFault fault,
        String key) {

    private static final Set<Step> BEFORE_COVERED = EnumSet.of(Step.NOT_COVERED, Step.FIRST_SHARE, Step.OVER_LIMIT);

    public Claim claim() {
        return it.claim().claim();
    }

    public Settlement settlement() {
        return it.current().settlement();
    }

    public Balances balances() {
        return settlement().balances();
    }

    public BenefitRules rules() {
        return it.rules().rules();
    }

    public String level() {
        return rules().level(claim().level()).map(LevelTerms::name).orElse(claim().level());
    }

    public int age() {
        return it.person().born().until(claim().from()).getYears();
    }

    /** The name of an item class; its code where the rules do not know it. */
    public String item(String code) {
        return rules().items().stream()
                .filter(item -> item.code().equals(code))
                .map(ItemClass::name)
                .findFirst()
                .orElse(code);
    }

    /** The name of the item class that a fault of a refund is about; empty for other fields. */
    public String itemOf(FieldFault fault) {
        String path = fault.path();
        boolean refund = path.startsWith("refund.") || path.startsWith("units.");
        return refund ? item(path.substring(path.indexOf('.') + 1)) : "";
    }

    /** Whether an item class is covered up to a limit for each unit. */
    public boolean hasUnits(String code) {
        return Refunds.byUnit(rules()).contains(code);
    }

    /** The name of a chronic benefit; its code where the rules do not know it. */
    public String benefit(String code) {
        return rules().chronic().stream()
                .filter(benefit -> benefit.code().equals(code))
                .map(ChronicBenefit::name)
                .findFirst()
                .orElse(code);
    }

    /** What of an item class was billed, in the order of the bill. */
    public Map<String, BigDecimal> billed() {
        Map<String, BigDecimal> billed = new LinkedHashMap<>();
        for (BillLine line : claim().lines()) {
            billed.merge(line.item(), line.amount(), BigDecimal::add);
        }
        return billed;
    }

    /** The ceiling of stays that is left of the year, yuan; null without a ceiling. */
    public @Nullable BigDecimal ceilingLeft() {
        BigDecimal ceiling = rules().inpatient().ceiling();
        return ceiling == null ? null : ceiling.subtract(balances().inpatient()).max(BigDecimal.ZERO);
    }

    /** What is left of the year's outpatient cap, yuan; null without one. */
    public @Nullable BigDecimal outpatientLeft() {
        BigDecimal cap = StoredSettlements.outpatientCap(rules(), it.claim().contracted());
        return cap == null ? null : cap.subtract(balances().outpatient()).max(BigDecimal.ZERO);
    }

    /** What the person pays, part by part, yuan; nothing where the part is nothing. */
    public Map<String, BigDecimal> ownParts() {
        Parts parts = settlement().parts();
        Map<String, BigDecimal> own = new LinkedHashMap<>();
        settlement().ledger().forEach(line -> {
            if (BEFORE_COVERED.contains(line.step())) {
                own.merge(line.step().name(), line.before().subtract(line.after()), BigDecimal::add);
            }
        });
        own.put("DEDUCTIBLE", parts.deductible());
        own.put("RATE", parts.covered().subtract(parts.deductible()).subtract(parts.basic()));
        own.put("OTHERS", parts.critical().add(parts.assistance()).negate());
        own.values().removeIf(each -> each.signum() == 0);
        return own;
    }

    /** Whether its referral may be cancelled. */
    public boolean hasReferral() {
        return claim().referral() != null && !claim().referral().cancelled();
    }

    /** Whether a registration that came late would change something: the fund writes it, others only what the book says. */
    public boolean mayRegister(Role role) {
        boolean open = claim().referral() == null ? role == Role.INSURANCE_BUREAU : hasReferral();
        return open && (!settlement().stepwise() || claim().area() != CareArea.LOCAL);
    }

    /** Bills that came out otherwise at this moment of the history. */
    public List<ChangedSettlement> changedWith(EarlierContent before) {
        return it.changed().stream()
                .filter(each -> each.at().equals(before.changedAt()))
                .toList();
    }

    /** What its own arrival changed for others. */
    public List<ChangedSettlement> changedByArrival() {
        return it.changed().stream()
                .filter(each -> each.because().kind() == Because.Anew.LATE_BILL)
                .toList();
    }

    /** What was typed. */
    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }
}
