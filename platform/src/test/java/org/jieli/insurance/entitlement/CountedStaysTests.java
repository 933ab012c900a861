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

    private static List<String> deductibles(CaseFixture person) {
        return person.settled().stream()
                .map(settlement -> settlement.parts().deductible())
                .map(BigDecimal::stripTrailingZeros)
                .map(BigDecimal::toPlainString)
                .toList();
    }
}
