package org.jieli.insurance.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jieli.insurance.rules.RuleFinding.FindingWeight;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;

/** What the checks found so far, with the plain questions that all of them ask. */
final class Findings {

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,29}");
    private static final Pattern DISEASE = Pattern.compile("[A-Z][0-9]{0,2}|[A-Z][0-9]{2}\\.[0-9A-Za-z]{1,6}");

    private final List<RuleFinding> found = new ArrayList<>();

    void error(String path, String code, Object... arguments) {
        found.add(new RuleFinding(FindingWeight.ERROR, FieldFault.of(path, code, arguments)));
    }

    void warning(String path, String code, Object... arguments) {
        found.add(new RuleFinding(FindingWeight.WARNING, FieldFault.of(path, code, arguments)));
    }

    void share(String path, @Nullable BigDecimal value) {
        if (value != null && (value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0)) {
            error(path, "insurance.rules-share", percent(value));
        }
    }

    void money(String path, @Nullable BigDecimal value) {
        if (value != null && value.signum() < 0) {
            error(path, "insurance.rules-negative", value.toPlainString());
        }
    }

    /** A cap that lies below what has to be reached first. */
    void atLeast(String path, @Nullable BigDecimal cap, BigDecimal deductible) {
        money(path, cap);
        if (cap != null && cap.signum() >= 0 && cap.compareTo(deductible) < 0) {
            error(path, "insurance.rules-cap-below", cap.toPlainString(), deductible.toPlainString());
        }
    }

    /** Codes that are no codes, or stand twice. */
    void codes(String list, List<String> codes) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < codes.size(); i++) {
            String path = list + "[" + i + "].code";
            if (!CODE.matcher(codes.get(i)).matches()) {
                error(path, "insurance.rules-code", codes.get(i));
            } else if (!seen.add(codes.get(i))) {
                error(path, "insurance.rules-twice", codes.get(i));
            }
        }
    }

    void diseases(String path, List<String> diseases) {
        if (diseases.isEmpty()) {
            error(path, "insurance.rules-no-diseases");
        }
        diseases.stream()
                .filter(disease -> !DISEASE.matcher(disease).matches())
                .forEach(disease -> error(path, "insurance.rules-disease", disease));
    }

    void level(String path, String level, Collection<String> known) {
        if (!known.contains(level)) {
            error(path, "insurance.rules-no-level", level);
        }
    }

    List<RuleFinding> all() {
        return List.copyOf(found);
    }

    static String percent(BigDecimal share) {
        return share.movePointRight(2).stripTrailingZeros().toPlainString() + "%";
    }
}
