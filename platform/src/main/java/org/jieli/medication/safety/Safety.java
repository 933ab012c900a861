package org.jieli.medication.safety;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jieli.medication.catalogue.Drug;
import org.jieli.medication.catalogue.ShippedRows;
import org.jieli.medication.safety.SafetyAlert.Severity;
import org.jieli.medication.safety.SafetyAlert.Sort;
import org.springframework.stereotype.Component;

/** Looks for interactions and duplicates in a small table; it replaces neither the leaflet nor the pharmacist. */
@Component
public class Safety {

    private static final String OWN = "接力：按 ATC 分类判断重复用药";

    private final List<Pair> pairs = ShippedRows.of(Safety.class, "interactions.csv").stream()
            .map(Safety::pair)
            .toList();

    private record Pair(
            List<String> a,
            List<String> b,
            Severity severity,
            String effect,
            String effectEnglish,
            String advice,
            String adviceEnglish,
            String source,
            String confidence) {

        boolean joins(Drug one, Drug other) {
            return isIn(a, one) && isIn(b, other) || isIn(a, other) && isIn(b, one);
        }

        private static boolean isIn(List<String> classes, Drug drug) {
            return classes.stream().anyMatch(drug.classCode()::startsWith);
        }

        SafetyAlert alert(Drug one, Drug other, boolean already) {
            return new SafetyAlert(
                    severity,
                    Sort.INTERACTION,
                    one,
                    other,
                    already,
                    effect,
                    effectEnglish,
                    advice,
                    adviceEnglish,
                    source,
                    confidence);
        }
    }

    /** How many pairs the table has, to be said on the page. */
    public int size() {
        return pairs.size();
    }

    /** The gravest first; {@code taken} are drugs that the person takes already. */
    public List<SafetyAlert> alerts(List<Drug> wanted, Collection<Drug> taken) {
        List<SafetyAlert> alerts = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            Drug one = wanted.get(i);
            for (Drug other : wanted.subList(i + 1, wanted.size())) {
                of(one, other, false).ifPresent(alerts::add);
            }
            for (Drug other : taken) {
                of(one, other, true).ifPresent(alerts::add);
            }
        }
        alerts.sort(Comparator.comparing(SafetyAlert::severity));
        return alerts;
    }

    private Optional<SafetyAlert> of(Drug one, Drug other, boolean already) {
        if (one.isSameSubstanceAs(other)) {
            return Optional.of(duplicate(one, other, already, Sort.SAME_SUBSTANCE, Severity.SEVERE));
        }
        Optional<SafetyAlert> interaction = pairs.stream()
                .filter(pair -> pair.joins(one, other))
                .map(pair -> pair.alert(one, other, already))
                .min(Comparator.comparing(SafetyAlert::severity));
        return interaction.isPresent() || !one.subgroup().equals(other.subgroup())
                ? interaction
                : Optional.of(duplicate(one, other, already, Sort.SAME_CLASS, Severity.MODERATE));
    }

    private static SafetyAlert duplicate(Drug one, Drug other, boolean already, Sort sort, Severity severity) {
        boolean substance = sort == Sort.SAME_SUBSTANCE;
        return new SafetyAlert(
                severity,
                sort,
                one,
                other,
                already,
                substance ? "同一成分重复" : "同类药重复",
                substance ? "the same substance twice" : "two drugs of the same class",
                substance ? "去掉一种，或停用正在用的那一种" : "确认是否需要两种同类药",
                substance ? "take one out, or stop the one he takes" : "make sure that both are needed",
                OWN,
                "C");
    }

    private static Pair pair(Map<String, String> row) {
        return new Pair(
                classes(row.getOrDefault("a", "")),
                classes(row.getOrDefault("b", "")),
                Severity.valueOf(row.getOrDefault("severity", "MODERATE")),
                row.getOrDefault("effect", ""),
                row.getOrDefault("effect_english", ""),
                row.getOrDefault("advice", ""),
                row.getOrDefault("advice_english", ""),
                row.getOrDefault("source", ""),
                row.getOrDefault("confidence", "U"));
    }

    private static List<String> classes(String text) {
        return Arrays.stream(text.split("/")).filter(each -> !each.isEmpty()).toList();
    }
}
