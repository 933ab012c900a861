package org.jieli.insurance.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.jieli.insurance.parameter.RuleFile;
import org.junit.jupiter.api.Test;

/** Henan 2017: halved from the second stay on at county hospitals and above. */
class CountedStaysTests {

    private final CaseFixture person = new CaseFixture(RuleFile.shipped("henan-resident-2017"));

    @Test
    void aTownshipStayBeforeHalvesNothing() {
        assertThat(deductibles(person.directlyTo("TOWNSHIP", "3000").directlyTo("COUNTY", "8000")))
                .containsExactly("200", "400");
    }

    @Test
    void aCountyStayBeforeHalvesTheNextOneWhateverStaysLieBetween() {
        assertThat(deductibles(person.directlyTo("COUNTY", "8000")
                        .directlyTo("TOWNSHIP", "3000")
                        .directlyTo("CITY_TERTIARY", "20000")))
                .startsWith("400")
                .endsWith("450");
    }

    @Test
    void notCountedOnFromTheStayBeforeItIsStillTheSecondOfTheYear() {
        CaseFixture down = person.directlyTo("CITY_TERTIARY", "20000").referredTo("COUNTY", "8000");
        assertThat(deductibles(down)).containsExactly("900", "0");
        assertThat(down.lastUnlinked().deductible()).isEqualByComparingTo("200");
        assertThat(down.lastUnlinked()
                        .person()
                        .subtract(down.settled().getLast().parts().person()))
                .isEqualByComparingTo("126");
    }

    @Test
    void theStepsNumberOnlyTheStaysThatAreCounted() {
        assertThat(person.directlyTo("TOWNSHIP", "3000").directlyTo("COUNTY", "8000").settled().stream()
                        .flatMap(settlement -> settlement.ledger().stream())
                        .filter(line -> line.step() == Step.LEVEL_DEDUCTIBLE)
                        .map(line -> line.words().stream().map(Word::value).toList()))
                .containsExactly(List.of("乡级"), List.of("县级（二级及以下）", "1"));
    }

    private static List<String> deductibles(CaseFixture person) {
        return person.settled().stream()
                .map(settlement -> settlement.parts().deductible())
                .map(BigDecimal::stripTrailingZeros)
                .map(BigDecimal::toPlainString)
                .toList();
    }
}
