package org.jieli.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jieli.criteria.Advice.Level;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Both sides of every threshold, one file for each disease: what the tables say is what the sources say. */
class SourceVectorTests {

    private static final List<CompiledTable> TABLES = ShippedTables.all(Instant.EPOCH).stream()
            .map(table -> CompiledTable.of(table.name(), table.xml()))
            .toList();

    @ParameterizedTest(name = "{0} years, {1}, {2}, {3}, {4} times uncontrolled: {5}")
    @CsvFileSource(
            resources = {
                "/criteria/hypertension.csv",
                "/criteria/diabetes.csv",
                "/criteria/copd.csv",
                "/criteria/coronary.csv",
                "/criteria/cerebrovascular.csv",
                "/criteria/kidney.csv",
                "/criteria/tumour.csv"
            },
            useHeadersInDisplayName = false,
            numLinesToSkip = 1)
    void theTablesSayWhatTheirSourcesSay(
            int age,
            String diagnosis,
            @Nullable String measurements,
            @Nullable String finding,
            int uncontrolled,
            Level level,
            @Nullable String source) {
        Advice advice =
                Weighing.of(TABLES, CaseFixture.of(age, diagnosis, measurements, finding, uncontrolled, null), false);
        assertThat(advice.level()).isEqualTo(level);
        if (source == null) {
            assertThat(advice.reasons()).isEmpty();
        } else {
            assertThat(advice.reasons())
                    .filteredOn(reason -> reason.level() == level)
                    .anySatisfy(reason -> assertThat(reason.source()).contains(source));
        }
    }
}
