package org.jieli.assessment.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jieli.assessment.evaluation.PerformanceSets.PerformanceIndicator;
import org.jieli.assessment.evaluation.PerformanceSets.PerformanceSet;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;

/**
 * A scheme as it was typed: fields {@code name}, {@code missing}, {@code difference}, {@code levels}, and {@code weight-1}, {@code method-1},
 * {@code rule-1} for each indicator.
 */
record SchemeForm(Map<String, String> typed) {

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_RULE = 200;

    static SchemeForm of(Scheme scheme) {
        Map<String, String> typed = new LinkedHashMap<>();
        typed.put("name", scheme.name());
        typed.put("missing", scheme.missing().name());
        typed.put("difference", scheme.difference().toPlainString());
        typed.put("levels", levels(scheme.levels()));
        typed.put("revision", String.valueOf(scheme.revision()));
        scheme.items().forEach(item -> {
            typed.put("weight-" + item.number(), item.weight().toPlainString());
            typed.put("method-" + item.number(), item.method().name());
            typed.put("rule-" + item.number(), item.rule());
        });
        return new SchemeForm(typed);
    }

    static String levels(List<Scheme.Level> levels) {
        return String.join(
                ", ",
                levels.stream()
                        .map(level -> level.name() + "=" + level.from().toPlainString())
                        .toList());
    }

    String get(String field) {
        return Optional.ofNullable(typed.get(field)).map(String::strip).orElse("");
    }

    int revision() {
        return get("revision").matches("\\d{1,9}") ? Integer.parseInt(get("revision")) : 0;
    }

    /** What was typed as a scheme; the faults are added to {@code faults}, and null is answered when there is any. */
    @Nullable
    Scheme read(Scheme base, PerformanceSet set, List<FieldFault> faults) {
        String name = get("name");
        if (name.isEmpty()) {
            faults.add(FieldFault.of("name", "common.required"));
        } else if (name.length() > LONGEST_NAME) {
            faults.add(FieldFault.of("name", "common.too-long", LONGEST_NAME));
        }
        BigDecimal difference = share("difference", faults);
        List<Scheme.Level> levels = readLevels(faults);
        List<Scheme.Item> items = new ArrayList<>();
        set.indicators().forEach(indicator -> item(set, indicator, faults).ifPresent(items::add));
        BigDecimal sum = items.stream().map(Scheme.Item::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (items.size() == set.indicators().size() && sum.compareTo(ScoringRule.FULL) != 0) {
            faults.add(FieldFault.of(
                    "weights",
                    "assessment.weights-sum",
                    sum.stripTrailingZeros().toPlainString()));
        }
        if (!faults.isEmpty() || difference == null) {
            return null;
        }
        return new Scheme(
                base.id(),
                base.family(),
                base.version(),
                name,
                base.set(),
                base.edition(),
                get("missing").equals(MissingRule.SPREAD.name()) ? MissingRule.SPREAD : MissingRule.ZERO,
                difference,
                levels,
                items,
                base.confidence(),
                base.used(),
                revision(),
                base.changedBy(),
                base.changedAt());
    }

    private Optional<Scheme.Item> item(PerformanceSet set, PerformanceIndicator indicator, List<FieldFault> faults) {
        int number = indicator.number();
        int known = faults.size();
        BigDecimal weight = share("weight-" + number, faults);
        Optional<ScoringMethod> method = method(get("method-" + number));
        if (method.isEmpty() || method.get() != ScoringMethod.GRADES && indicator.measure() == null) {
            faults.add(FieldFault.of("method-" + number, "assessment.no-measure"));
        }
        String rule = get("rule-" + number);
        if (weight == null || faults.size() > known) {
            return Optional.empty();
        }
        Scheme.Item item = new Scheme.Item(number, weight, method.orElseThrow(), rule);
        try {
            if (rule.length() > LONGEST_RULE) {
                throw new IllegalArgumentException("too long");
            }
            item.rule(set);
            return Optional.of(item);
        } catch (IllegalArgumentException e) {
            faults.add(FieldFault.of("rule-" + number, "assessment.no-rule"));
            return Optional.empty();
        }
    }

    private static Optional<ScoringMethod> method(String name) {
        return java.util.Arrays.stream(ScoringMethod.values())
                .filter(method -> method.name().equals(name))
                .findFirst();
    }

    private @Nullable BigDecimal share(String field, List<FieldFault> faults) {
        if (get(field).matches("\\d{1,3}(\\.\\d{1,2})?")) {
            BigDecimal share = new BigDecimal(get(field));
            if (share.compareTo(ScoringRule.FULL) <= 0) {
                return share;
            }
        }
        faults.add(FieldFault.of(field, "assessment.no-share"));
        return null;
    }

    private List<Scheme.Level> readLevels(List<FieldFault> faults) {
        List<Scheme.Level> levels = new ArrayList<>();
        Set<BigDecimal> bounds = new HashSet<>();
        for (String part : get("levels").split("\\s*[,，;；]\\s*")) {
            String[] sides = part.split("\\s*[=＝]\\s*");
            if (sides.length != 2 || sides[0].isBlank() || !sides[1].matches("\\d{1,3}(\\.\\d{1,2})?")) {
                faults.add(FieldFault.of("levels", "assessment.no-levels"));
                return List.of();
            }
            BigDecimal from = new BigDecimal(sides[1]);
            levels.add(new Scheme.Level(sides[0].strip(), from));
            bounds.add(from.stripTrailingZeros());
        }
        if (bounds.size() < levels.size() || bounds.stream().noneMatch(bound -> bound.signum() == 0)) {
            faults.add(FieldFault.of("levels", "assessment.no-levels"));
        }
        return levels;
    }
}
