package org.jieli.insurance.payment.terms;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;

/** What makes payment terms whole; faults name the field, and in a table its line. */
final class PaymentTermsChecks {

    private static final Pattern RANGE = Pattern.compile("[A-Z]\\d\\d(\\.\\d{1,2})?(-[A-Z]\\d\\d(\\.\\d{1,2})?)?");
    private static final BigDecimal MOST_COEFFICIENT = BigDecimal.TEN;
    private static final BigDecimal MOST_RATIO = BigDecimal.valueOf(100);
    private static final BigDecimal MOST_WEIGHT = BigDecimal.valueOf(999_999);
    private static final BigDecimal MOST_YUAN = BigDecimal.valueOf(9_999_999);
    private static final BigDecimal MOST_PER_HEAD = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal MOST_BUDGET = new BigDecimal("999999999999.99");
    private static final int FINEST = 6;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    private final List<FieldFault> faults = new ArrayList<>();

    private PaymentTermsChecks() {}

    static List<FieldFault> of(PaymentTermsSet set) {
        PaymentTermsChecks checks = new PaymentTermsChecks();
        if (set.to().isBefore(set.from())) {
            checks.fault("to", "insurance.payment.to-before-from");
        } else if (set.from().getYear() != set.year() || set.to().getYear() != set.year()) {
            checks.fault("to", "insurance.payment.one-year", set.year());
        }
        if (set.year() < FIRST_YEAR || set.year() > LAST_YEAR) {
            checks.fault("from", "insurance.payment.year");
        }
        checks.terms(set.terms());
        return checks.faults;
    }

    /** Whether a text is an ICD-10 code or range as {@code J18} or {@code J12-J18}. */
    static boolean isRange(String text) {
        return RANGE.matcher(text).matches();
    }

    private void terms(PaymentTerms terms) {
        BigDecimal base = terms.baseRate();
        if (terms.method() == PayMethod.WEIGHTS && (base == null || !aboveNothing(base, MOST_YUAN, 2))) {
            fault("baseRate", "insurance.payment.base-rate");
        }
        BigDecimal budget = terms.annualBudget();
        if (terms.method() == PayMethod.POINTS && (budget == null || !aboveNothing(budget, MOST_BUDGET, 2))) {
            fault("annualBudget", "insurance.payment.annual-budget");
        }
        terms.coefficients().forEach((tier, factor) -> positive("coefficient" + tier, factor));
        positive("primaryCoefficient", terms.primaryCoefficient());
        institutions(terms.institutions());
        Outliers outliers = terms.outliers();
        if (outliers.lowBelow().signum() < 0 || outliers.lowBelow().compareTo(BigDecimal.ONE) > 0) {
            fault("lowBelow", "insurance.payment.low-below");
        }
        if (outliers.highAbove().compareTo(BigDecimal.ONE) < 0
                || outliers.highAbove().compareTo(MOST_RATIO) > 0) {
            fault("highAbove", "insurance.payment.high-above");
        }
        if (!within(terms.reviewShare(), BigDecimal.ONE, 4)) {
            fault("reviewShare", "insurance.payment.review-share");
        }
        if (!within(terms.ungroupedWeight(), MOST_WEIGHT, FINEST)) {
            fault("ungroupedWeight", "insurance.payment.not-negative");
        }
        if (!aboveNothing(terms.ungroupedCost(), MOST_YUAN, 2)) {
            fault("ungroupedCost", "insurance.payment.positive");
        }
        bedDays(terms.bedDays());
        groups(terms.groups());
        capitation(terms.capitation());
    }

    private void institutions(List<InstitutionCoefficient> institutions) {
        Map<UUID, Integer> lines = new HashMap<>();
        for (int i = 0; i < institutions.size(); i++) {
            InstitutionCoefficient own = institutions.get(i);
            positive("institutions", own.coefficient());
            Integer same = lines.putIfAbsent(own.institutionId(), i + 1);
            if (same != null) {
                fault("institutions", "insurance.payment.institution-twice", i + 1, same);
            }
        }
    }

    private void bedDays(@Nullable BedDays bedDays) {
        if (bedDays == null) {
            return;
        }
        int before = 0;
        BigDecimal last = null;
        for (int i = 0; i < bedDays.bands().size(); i++) {
            BedDays.Band band = bedDays.bands().get(i);
            boolean isLast = i == bedDays.bands().size() - 1;
            if (isLast != (band.upToDay() == null) || (band.upToDay() != null && band.upToDay() <= before)) {
                fault("bedDays", "insurance.payment.bands", i + 1);
            }
            if (!within(band.rate(), MOST_YUAN, 2)
                    || (last != null && band.rate().compareTo(last) > 0)) {
                fault("bedDays", "insurance.payment.bands-fall", i + 1);
            }
            before = band.upToDay() == null ? before : band.upToDay();
            last = band.rate();
        }
        if (bedDays.bands().isEmpty()) {
            fault("bedDays", "insurance.payment.bands", 1);
        }
    }

    private void groups(List<CaseGroup> groups) {
        Map<String, Integer> codes = new HashMap<>();
        Map<String, Integer> ranges = new HashMap<>();
        for (int i = 0; i < groups.size(); i++) {
            CaseGroup group = groups.get(i);
            int line = i + 1;
            Integer same = codes.putIfAbsent(group.code(), line);
            if (same != null) {
                fault("groups", "insurance.payment.group-twice", line, group.code(), same);
            }
            if (!within(group.weight(), MOST_WEIGHT, FINEST) || !aboveNothing(group.averageCost(), MOST_YUAN, 2)) {
                fault("groups", "insurance.payment.group-numbers", line, group.code());
            }
            if (group.ranges().isEmpty()) {
                fault("groups", "insurance.payment.group-ranges", line, group.code(), "");
            }
            for (String range : group.ranges()) {
                if (!isRange(range)) {
                    fault("groups", "insurance.payment.group-ranges", line, group.code(), range);
                }
                Integer other = ranges.putIfAbsent(range + " " + group.tier(), line);
                if (other != null) {
                    fault("groups", "insurance.payment.range-twice", line, range, other);
                }
            }
        }
    }

    /** Ages of outpatient capitation leave no gap and do not overlap. */
    private void capitation(List<Capitation> capitation) {
        int next = 0;
        boolean open = true;
        boolean any = false;
        Map<String, Integer> codes = new HashMap<>();
        for (int i = 0; i < capitation.size(); i++) {
            Capitation each = capitation.get(i);
            Integer same = codes.putIfAbsent(each.code(), i + 1);
            if (same != null) {
                fault("capitation", "insurance.payment.group-twice", i + 1, each.code(), same);
            }
            if (!within(each.perHead(), MOST_PER_HEAD, 2)) {
                fault("capitation", "insurance.payment.capitation-amount", i + 1, each.code());
            }
            if (each.ofDisease()) {
                continue;
            }
            any = true;
            int from = each.fromAge() == null ? 0 : each.fromAge();
            if (from != next || !open) {
                fault("capitation", "insurance.payment.capitation-ages", i + 1, each.name(), next);
            }
            open = each.toAge() != null;
            next = each.toAge() == null ? next : each.toAge() + 1;
        }
        if (any && open) {
            fault("capitation", "insurance.payment.capitation-open", next);
        }
    }

    private static boolean aboveNothing(BigDecimal number, BigDecimal most, int decimals) {
        return number.signum() > 0 && within(number, most, decimals);
    }

    /** Not negative, not above the most, and no finer than amounts can be kept. */
    private static boolean within(BigDecimal number, BigDecimal most, int decimals) {
        return number.signum() >= 0
                && number.compareTo(most) <= 0
                && number.stripTrailingZeros().scale() <= decimals;
    }

    private void positive(String field, BigDecimal factor) {
        if (factor.signum() <= 0 || factor.compareTo(MOST_COEFFICIENT) > 0) {
            fault(field, "insurance.payment.coefficient");
        }
    }

    private void fault(String field, String code, Object... arguments) {
        faults.add(new FieldFault(field, code, List.of(arguments)));
    }
}
