package org.jieli.insurance.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jieli.insurance.Arrival;
import org.jieli.insurance.BillLine;
import org.jieli.insurance.CareArea;
import org.jieli.insurance.CareKind;
import org.jieli.insurance.Claim;
import org.jieli.insurance.InsuredPerson;
import org.jieli.insurance.Registration;
import org.jieli.insurance.Scheme;
import org.junit.jupiter.api.Test;

/** A group with other points on visits than on stays: the step of a visit names it all the same. */
class GroupPointsTests {

    @Test
    void theStepOfAVisitNamesTheGroupThatBettersItsRate() {
        LocalDate day = CaseFixture.START;
        Claim visit = new Claim(
                UUID.randomUUID(),
                CareKind.OUTPATIENT,
                UUID.randomUUID(),
                "PRIMARY",
                CareArea.LOCAL,
                day,
                day,
                "J18.9",
                Arrival.DIRECT,
                null,
                Registration.NONE,
                null,
                List.of(new BillLine("DRUG_A", new BigDecimal("300.00"), null)));
        Settlement settled = new CaseFixture(TestRules.named("outpatient-group"))
                .of(new InsuredPerson(Scheme.RESIDENT, LocalDate.of(1950, 1, 1), Set.of(), null, false))
                .with(visit)
                .settled()
                .getFirst();
        // 65 instead of 60 of a hundred, of the 200 above the group's own deductible.
        assertThat(settled.parts().basic()).isEqualByComparingTo("130");
        assertThat(settled.ledger())
                .filteredOn(line -> line.step() == Step.RATE_CHANGE)
                .singleElement()
                .satisfies(
                        line -> assertThat(line.words()).extracting(Word::value).contains("60周岁及以上"));
    }
}
