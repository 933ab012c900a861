package org.jieli.insurance.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jieli.insurance.Claim;
import org.jieli.insurance.entitlement.Course;
import org.jieli.insurance.entitlement.Entitlement;
import org.jieli.insurance.rules.RuleSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Facts 4.4. */
class WorkedExamplesTests {

    static Stream<WorkedExample> examples() {
        return RuleFile.workedExamples().stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyWorkedExampleComesOutToTheCent(WorkedExample example) {
        RuleSet set = RuleFile.shipped(example.set());
        Entitlement entitlement = new Entitlement(set);
        Course course = new Course();
        List<Claim> claims = example.claims(set.rules()).orElseThrow();
        List<BigDecimal> paid = claims.stream()
                .map(claim -> entitlement
                        .settle(example.person(set.scheme()), claim, course, true)
                        .parts()
                        .basic())
                .toList();
        assertThat(paid)
                .isEqualTo(example.stays().stream()
                        .map(WorkedExample.Stay::expected)
                        .toList());
    }

    @Test
    void theSevenExamplesOfTheSourcesAreAllThere() {
        assertThat(examples().map(example -> example.number().substring(0, 1)).distinct())
                .containsExactly("1", "2", "3", "4", "5", "6", "7");
    }

    @Test
    void thoseOfTheLinearCityComeToTheSumsOfTheSources() {
        assertThat(examples()
                        .filter(example -> List.of("5", "5a").contains(example.number()))
                        .map(WorkedExample::expected))
                .containsExactly(new BigDecimal("17465.00"), new BigDecimal("17915.00"));
    }

    @Test
    void everyShippedVersionCanBeRead() {
        assertThat(ShippedRules.NAMES)
                .allSatisfy(name ->
                        assertThat(RuleFile.shipped(name).rules().levels()).isNotEmpty());
        assertThat(Stream.of("resident-before", "resident", "employee-before", "employee"))
                .allSatisfy(
                        name -> assertThat(RuleFile.read("demo/" + name).rules().critical())
                                .isNotNull());
    }
}
