package org.jieli.medication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
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
                .allMatch(part -> part.days() <= every && part.quantities().getOrDefault(1, 0) >= 0);
        assertThat(parts.getFirst().dueOn()).isEqualTo(START);
        for (int i = 1; i < parts.size(); i++) {
            assertThat(parts.get(i).dueOn())
                    .isEqualTo(
                            parts.get(i - 1).dueOn().plusDays(parts.get(i - 1).days()));
        }
    }
}
