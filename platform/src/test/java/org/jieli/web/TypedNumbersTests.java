package org.jieli.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedNumbersTests {

    private final TypedNumbers numbers = new TypedNumbers();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,500 | 1500",
                "¥1,500.00 | 1500.00",
                "￥ 12,345,678.9 | 12345678.9",
                "4 000 | 4000",
                "１，５００ | 1500",
                "４０００ | 4000",
                "-1,500 | -1500",
                "80 | 80",
            })
    void aNumberIsReadAsOurPagesWriteIt(String typed, BigDecimal number) {
        assertThat(numbers.decimal("amount", typed)).isEqualTo(number);
        assertThat(numbers.faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,50", "1500,000", "1,500 000", "15,00.5", "1.500,00", ",500", "¥", "一千"})
    void whatIsSeparatedElsewhereIsNoNumber(String typed) {
        assertThat(numbers.decimal("amount", typed)).isNull();
        assertThat(numbers.faults()).hasSize(1);
    }

    @Test
    void wholeNumbersMayBeSeparatedToo() {
        assertThat(numbers.whole("heads", "12,000")).isEqualTo(12000);
        assertThat(numbers.whole("heads", " ")).isNull();
        assertThat(numbers.faults()).isEmpty();
    }
}
