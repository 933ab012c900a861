package org.jieli.insurance.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jieli.JieliTest;
import org.jieli.insurance.RuleExamples;
import org.jieli.insurance.Scheme;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

@JieliTest
@Transactional
class DemoRulesTests {

    @Autowired
    RuleExamples examples;

    @Autowired
    RuleBook book;

    @Test
    void theDemoRegionHasRulesOfBothSchemesForTwoYearsAndOn() {
        examples.issue(LocalDate.of(2026, 5, 4));
        examples.issue(LocalDate.of(2026, 5, 4));
        for (Scheme scheme : Scheme.values()) {
            assertThat(book.on("4112", scheme, LocalDate.of(2024, 12, 31))).isEmpty();
            assertThat(book.on("411203", scheme, LocalDate.of(2025, 1, 1))).isPresent();
            assertThat(book.on("4112", scheme, LocalDate.of(2031, 1, 1))).isPresent();
            assertThat(book.versions("4112", scheme)).hasSize(2);
        }
    }
}
