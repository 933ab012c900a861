package org.jieli.medication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jieli.medication.prescription.Parts;

/** However a prescription is cut into parts, they are the whole: no day and no unit more or less. */
class PartsTests {

    private static final LocalDate START = LocalDate.of(2026, 11, 26);

    @Property
    void thePartsAreTheWhole(
            @ForAll @IntRange(min = 1, max = 366) int days,
            @ForAll @IntRange(min = 1, max = 366) int every,
            @ForAll @IntRange(min = 1, max = 5000) int quantity) {
        List<Parts.Cut> parts = Parts.cut(START, days, every, List.of(new Parts.Whole(1, quantity)));
        assertThat(parts.stream().mapToInt(Parts.Cut::days).sum()).isEqualTo(days);
        assertThat(parts.stream()
                        .mapToInt(part -> part.quantities().getOrDefault(1, 0))
                        .sum())
                .isEqualTo(quantity);
        assertThat(parts)
                .as("a part begins where a refill is due; it is longer only where the next one would be empty")
                .allMatch(part -> ChronoUnit.DAYS.between(START, part.dueOn()) % every == 0);
        assertThat(parts.getFirst().dueOn()).isEqualTo(START);
        for (int i = 1; i < parts.size(); i++) {
            assertThat(parts.get(i).dueOn())
                    .isEqualTo(
                            parts.get(i - 1).dueOn().plusDays(parts.get(i - 1).days()));
        }
    }

    @Property
    void everyPartHasSomethingToDispense(
            @ForAll @IntRange(min = 1, max = 366) int days,
            @ForAll @IntRange(min = 1, max = 366) int every,
            @ForAll @IntRange(min = 1, max = 60) int some,
            @ForAll @IntRange(min = 1, max = 5000) int many) {
        List<Parts.Cut> parts =
                Parts.cut(START, days, every, List.of(new Parts.Whole(1, some), new Parts.Whole(2, many)));
        assertThat(parts).isNotEmpty();
        for (int i = 0; i < parts.size(); i++) {
            assertThat(parts.get(i).number()).isEqualTo(i + 1);
            assertThat(parts.get(i).quantities()).isNotEmpty();
            assertThat(parts.get(i).quantities().values()).allMatch(units -> units > 0);
        }
    }

    @Example
    void twoInhalersForTwelveWeeksAreTwoParts() {
        List<Parts.Cut> parts = Parts.cut(START, 84, 28, List.of(new Parts.Whole(1, 2)));
        assertThat(parts)
                .containsExactly(
                        new Parts.Cut(1, START, 28, Map.of(1, 1)),
                        new Parts.Cut(2, START.plusDays(28), 56, Map.of(1, 1)));
    }
}
