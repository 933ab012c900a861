package org.jieli.insurance.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.jieli.insurance.parameter.RuleFile;
import org.junit.jupiter.api.Test;

/** The chain of facts 4.4, example 5, in each of its ways. */
class EpisodeTests {

    private final CaseFixture person = new CaseFixture(RuleFile.shipped("linear-city"));

    @Test
    void independentStaysPayEachTheirDeductible() {
        assertThat(person.directlyTo("PRIMARY", "3000").basics()).isEqualTo(yuan("2295.00"));
    }

    @Test
    void steppingUpPaysTheDifferenceAndComingDownNothing() {
        assertThat(person.referredTo("PRIMARY", "3000")
                        .referredTo("TERTIARY", "20000")
                        .referredTo("PRIMARY", "4000")
                        .basics())
                .isEqualTo(yuan("2295.00", "12220.00", "3400.00"));
    }

    @Test
    void goingDirectlyToATertiaryHospitalCostsTenPoints() {
        assertThat(person.directlyTo("TERTIARY", "20000").basics()).isEqualTo(yuan("10175.00"));
    }

    private static List<BigDecimal> yuan(String... amounts) {
        return List.of(amounts).stream().map(BigDecimal::new).toList();
    }
}
