package org.jieli.insurance.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.StaticMessageSource;

/** Days in a sheet are read as people write them; what may be read in two ways is no day. */
class InsuredSheetTests {

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-02", "2026/11/2", "2026.11.02", "2026年11月2日", "20261102"})
    void aDayIsReadHoweverItIsWritten(String written) {
        InsuredSheet sheet = read(written);
        assertThat(sheet.faults()).isEmpty();
        assertThat(sheet.rows().getFirst().from()).isEqualTo(LocalDate.of(2026, 11, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"202611", "2026112", "2026-11", "202611-02"})
    void aDayThatMayBeAnotherIsRefusedAtItsLine(String written) {
        InsuredSheet sheet = read(written);
        assertThat(sheet.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.line()).isEqualTo(2);
            assertThat(fault.fault().path()).isEqualTo("from");
        });
    }

    private static InsuredSheet read(String day) {
        StaticMessageSource words = new StaticMessageSource();
        words.setUseCodeAsDefaultMessage(true);
        String csv = "参保号,险种,开始日期\nA1,RESIDENT," + day + "\n";
        return InsuredSheet.read(
                new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)),
                new KnownGroups.Names(Map.of(), Map.of()),
                words,
                Locale.SIMPLIFIED_CHINESE);
    }
}
