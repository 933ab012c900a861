package org.jieli.insurance.parameter;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jieli.insurance.entitlement.Course;
import org.jieli.insurance.entitlement.Entitlement;
import org.jieli.insurance.rules.RuleSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a version would change in the worked examples. */
@Component
class WorkedEffects {

    private final RuleBook book;

    WorkedEffects(RuleBook book) {
        this.book = book;
    }

    /**
     * An example under two versions; what the basic fund pays for all its stays, yuan.
     *
     * @param before null when the version before knows a level or item class of it not, or there is none
     * @param after null when the version itself knows it not
     */
    record Effect(
            WorkedExample example,
            @Nullable BigDecimal before,
            @Nullable BigDecimal after) {

        @Nullable
        BigDecimal difference() {
            return before == null || after == null ? null : after.subtract(before);
        }
    }

    /** The version that holds the day before this one begins. */
    Optional<RuleSet> predecessor(RuleSet set) {
        return book.on(set.region(), set.scheme(), set.from().minusDays(1));
    }

    List<Effect> of(RuleSet set) {
        Optional<RuleSet> before = predecessor(set);
        return RuleFile.workedExamples().stream()
                .map(example -> new Effect(
                        example, before.map(rules -> paid(example, rules)).orElse(null), paid(example, set)))
                .toList();
    }

    private static @Nullable BigDecimal paid(WorkedExample example, RuleSet set) {
        Entitlement entitlement = new Entitlement(set);
        Course course = new Course();
        return example.claims(set.rules())
                .map(claims -> claims.stream()
                        .map(claim -> entitlement
                                .settle(example.person(set.scheme()), claim, course, false)
                                .parts()
                                .basic())
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .orElse(null);
    }
}
