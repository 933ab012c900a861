package org.jieli.insurance.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.jieli.insurance.Claim;
import org.jieli.insurance.InsuredPerson;
import org.jieli.insurance.Scheme;
import org.jieli.insurance.parameter.RuleFile;
import org.jieli.insurance.rules.RuleSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A copied course goes on as the first one would, and what is settled on it leaves the first one as it was. */
class CourseCopyTests {

    @ParameterizedTest
    @ValueSource(strings = {"linear-city", "henan-resident-2017", "xuzhou-resident"})
    void aStayComesToTheSameOnACopyAndMovesNothingBehindIt(String rules) {
        RuleSet set = RuleFile.shipped(rules);
        List<String> levels = set.rules().levels().stream()
                .limit(2)
                .map(level -> level.code())
                .toList();
        List<Claim> claims = new CaseFixture(set)
                .directlyTo(levels.getFirst(), "3000")
                .referredTo(levels.getLast(), "20000")
                .directlyTo(levels.getLast(), "8000")
                .claims();
        InsuredPerson person =
                new InsuredPerson(Scheme.RESIDENT, java.time.LocalDate.of(1980, 1, 1), Set.of(), null, false);
        Entitlement entitlement = new Entitlement(set);
        Course course = new Course();
        entitlement.settle(person, claims.get(0), course, false);
        entitlement.settle(person, claims.get(1), course, false);
        Settlement first = entitlement.settle(person, claims.get(2), course.copy(), true);
        Settlement again = entitlement.settle(person, claims.get(2), course.copy(), true);
        assertThat(again).isEqualTo(first);
        assertThat(entitlement.settle(person, claims.get(2), course, true)).isEqualTo(first);
    }
}
