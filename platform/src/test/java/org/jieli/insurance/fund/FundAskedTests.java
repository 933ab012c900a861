package org.jieli.insurance.fund;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A city of a pool of the whole province is asked for like a county; what is neither is the whole region. */
class FundAskedTests {

    @ParameterizedTest
    @CsvSource({"3701, 3701", "370102, 370102", "'', ''", "37, ''", "37010, ''", "3701%, ''"})
    void placesHaveFourOrSixDigits(String asked, String known) {
        assertThat(FundAsked.of("37", asked, 2026, 4, LocalDate.of(2026, 11, 26))
                        .county())
                .isEqualTo(known);
    }
}
