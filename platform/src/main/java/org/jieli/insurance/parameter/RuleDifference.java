package org.jieli.insurance.parameter;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jieli.insurance.rules.BenefitRules;

/**
 * One field of two versions side by side.
 *
 * @param path with codes for places in lists, e.g. {@code levels[TOWNSHIP].segments[1].rate}
 * @param shown the same with names, e.g. {@code levels[乡级].segments[1].rate}
 * @param left empty where the version has none
 */
record RuleDifference(String path, String shown, String left, String right) {

    private static final Pattern ROW = Pattern.compile("(\\w+)\\[([A-Z][A-Z0-9_]*)]");
    private static final Pattern RATE = Pattern.compile("(.*\\brates\\.)([A-Z][A-Z0-9_]*)");

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
                    .filter(path -> !path.endsWith(".code"))
                    .map(path -> new RuleDifference(
                            path, named(path, one, other), one.getOrDefault(path, ""), other.getOrDefault(path, "")))
                    .forEach(all::add);
        }
        return all;
    }

    private static String named(String place, Map<String, String> one, Map<String, String> other) {
        Matcher rate = RATE.matcher(place);
        String level = rate.matches() ? "levels[" + rate.group(2) + "].name" : "";
        String path = rate.matches()
                ? rate.group(1) + other.getOrDefault(level, one.getOrDefault(level, rate.group(2)))
                : place;
        return ROW.matcher(path).replaceAll(row -> {
            String name = path.substring(0, row.end()) + ".name";
            String found = other.getOrDefault(name, one.getOrDefault(name, row.group(2)));
            return Matcher.quoteReplacement(row.group(1) + "[" + found + "]");
        });
    }
}
