package org.jieli.criteria;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jieli.institution.Capability;
import org.jspecify.annotations.Nullable;

/** Cases as test tables write them: {@code systolic=186 diastolic=112}. */
final class CaseFixture {

    static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    private CaseFixture() {}

    static Case of(
            int age,
            String diagnosis,
            @Nullable String measurements,
            @Nullable String finding,
            int uncontrolled,
            @Nullable Capability capability) {
        return new Case(
                DAY,
                age,
                false,
                List.of(diagnosis),
                finding == null || finding.isBlank() ? Set.of() : Set.of(finding),
                numbers(measurements),
                uncontrolled,
                new UUID(0, 1),
                capability);
    }

    private static Map<String, BigDecimal> numbers(@Nullable String text) {
        Map<String, BigDecimal> numbers = new HashMap<>();
        if (text != null && !text.isBlank()) {
            Arrays.stream(text.trim().split(" +"))
                    .map(pair -> pair.split("="))
                    .forEach(pair -> numbers.put(pair[0], new BigDecimal(pair[1])));
        }
        return numbers;
    }
}
