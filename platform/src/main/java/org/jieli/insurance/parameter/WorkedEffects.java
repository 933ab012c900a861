package org.jieli.insurance.parameter;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jieli.insurance.Claim;
import org.jieli.insurance.entitlement.Course;
import org.jieli.insurance.entitlement.Entitlement;
import org.jieli.insurance.entitlement.Parts;
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

    /** What the basic fund and the person pay for all stays of an example, yuan. */
    record Paid(BigDecimal fund, BigDecimal person) {

        private static final Paid NOTHING = new Paid(BigDecimal.ZERO, BigDecimal.ZERO);

        private Paid with(Parts parts) {
            return new Paid(fund.add(parts.basic()), person.add(parts.person()));
        }
    }

    /**
     * An example under two versions.
     *
     * @param before null when the version before knows a level or item class of it not, or there is none
     * @param after null when the version itself knows it not
     */
    record Effect(
            WorkedExample example,
            @Nullable Paid before,
            @Nullable Paid after) {

        @Nullable
        BigDecimal difference() {
            return before == null || after == null ? null : after.fund().subtract(before.fund());
        }

        @Nullable
        BigDecimal personDifference() {
            return before == null || after == null ? null : after.person().subtract(before.person());
        }
    }

    /** The version that holds the day before this one begins. */
    Optional<RuleSet> predecessor(RuleSet set) {
        return book.on(set.region(), set.scheme(), set.from().minusDays(1));
    }

    /** The examples of the version's scheme. */
    List<Effect> of(RuleSet set) {
        Optional<RuleSet> before = predecessor(set);
        return RuleFile.workedExamples().stream()
                .filter(example -> RuleFile.shipped(example.set()).scheme() == set.scheme())
                .map(example -> new Effect(
                        example, before.map(rules -> paid(example, rules)).orElse(null), paid(example, set)))
                .toList();
    }

    private static @Nullable Paid paid(WorkedExample example, RuleSet set) {
        Entitlement entitlement = new Entitlement(set);
        Course course = new Course();
        List<Claim> claims = example.claims(set.rules()).orElse(null);
        if (claims == null) {
            return null;
        }
        Paid paid = Paid.NOTHING;
        for (Claim claim : claims) {
            paid = paid.with(entitlement
                    .settle(example.person(set.scheme()), claim, course, false)
                    .parts());
        }
        return paid;
    }
}
