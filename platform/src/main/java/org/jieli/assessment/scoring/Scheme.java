package org.jieli.assessment.scoring;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jieli.assessment.evaluation.Better;
import org.jieli.assessment.evaluation.PerformanceSets.PerformanceSet;

/**
 * A version of a scheme: what each indicator of a set weighs and how it is scored.
 *
 * @param family the same for all versions
 * @param set {@code government} or {@code alliance}
 * @param edition of the forms
 * @param difference how far experts' shares may lie apart, in per cent of the weight, before the leader must decide
 * @param confidence U for the example, which nobody issued; L for a leader's own
 * @param used whether an appraisal stands on it; then it is never changed, a change makes the next version
 */
public record Scheme(
        UUID id,
        UUID family,
        int version,
        String name,
        String set,
        String edition,
        MissingRule missing,
        BigDecimal difference,
        List<Level> levels,
        List<Item> items,
        String confidence,
        boolean used,
        int revision,
        String changedBy,
        Instant changedAt) {

    /** A level of the result, from this many points on. */
    public record Level(String name, BigDecimal from) {}

    /** An indicator's weight and rule. */
    public record Item(int number, BigDecimal weight, ScoringMethod method, String rule) {

        ScoringRule rule(PerformanceSet set) {
            Better better = set.indicator(number)
                    .map(indicator -> indicator.better() == null ? Better.HIGHER : indicator.better())
                    .orElse(Better.HIGHER);
            return ScoringRule.parse(method, rule, better);
        }
    }

    public Scheme {
        levels = levels.stream()
                .sorted(Comparator.comparing(Level::from).reversed())
                .toList();
        items = List.copyOf(items);
    }

    Optional<Item> item(int number) {
        return items.stream().filter(item -> item.number() == number).findFirst();
    }

    /** The items that experts grade; those without weight ask nobody. */
    List<Item> graded() {
        return items.stream()
                .filter(item ->
                        item.method() == ScoringMethod.GRADES && item.weight().signum() > 0)
                .toList();
    }

    String level(BigDecimal total) {
        return levels.stream()
                .filter(level -> total.compareTo(level.from()) >= 0)
                .findFirst()
                .map(Level::name)
                .orElse("");
    }
}
