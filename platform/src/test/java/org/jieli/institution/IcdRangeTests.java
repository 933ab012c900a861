package org.jieli.institution;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IcdRangeTests {

    @ParameterizedTest
    @CsvSource({
        "I10, I15, I10, true",
        "I10, I15, I15.9, true",
        "I10, I15, I10.x00x002, true",
        "I10, I15, I16, false",
        "I10, I15, I09.9, false",
        "E11.2, E11.5, E11.5, true",
        "E11.2, E11.5, E11.501, true",
        "E11.2, E11.5, E11, false",
        "E11.2, E11.5, E11.9, false",
        "A00, Z99, M54.5, true"
    })
    void aRangeHoldsItsLastCodeWithAllSubdivisions(String from, String to, String code, boolean held) {
        assertThat(IcdRange.of(from, to).contains(IcdRange.ordinal(code))).isEqualTo(held);
    }

    @ParameterizedTest
    @CsvSource({"E11.9, E11.9, E11, E11", "E11, E11, E10, E14", "I20, I25, I00, I99", "I21.0, I21.3, I21, I21"})
    void theMoreSpecificRangeIsNarrower(String from, String to, String widerFrom, String widerTo) {
        assertThat(IcdRange.of(from, to).width())
                .isLessThan(IcdRange.of(widerFrom, widerTo).width());
    }
}
