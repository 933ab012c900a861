package org.jieli.insurance.parameter;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jieli.insurance.rules.BenefitRules;

/**
 * One field of two versions side by side.
 *
 * @param path with codes for places in lists, e.g. {@code levels[TOWNSHIP].segments[1].rate}
 * @param left empty where the version has none
 */
record RuleDifference(String path, String left, String right) {

    boolean isSame() {
        return left.equals(right);
    }

    /** All fields of both, in the order of the document. */
    static List<RuleDifference> between(BenefitRules left, BenefitRules right) {
        Map<String, String> one = RuleFields.byCode(left);
        Map<String, String> other = RuleFields.byCode(right);
        Set<String> paths = new LinkedHashSet<>(one.keySet());
        paths.addAll(other.keySet());
        List<RuleDifference> all = new ArrayList<>();
        for (var component : BenefitRules.class.getRecordComponents()) {
            paths.stream()
                    .filter(path -> path.split("[.\\[]", 2)[0].equals(component.getName()))
                    .map(path -> new RuleDifference(path, one.getOrDefault(path, ""), other.getOrDefault(path, "")))
                    .forEach(all::add);
        }
        return all;
    }
}
