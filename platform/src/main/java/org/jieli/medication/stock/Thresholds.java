package org.jieli.medication.stock;

import java.util.Map;
import java.util.stream.Collectors;
import org.jieli.medication.catalogue.ShippedRows;
import org.springframework.stereotype.Component;

/** From when on stock counts as low, and how long an urgent request may wait; defaults that a county confirms. */
@Component
public class Thresholds {

    private final Map<String, Integer> values = ShippedRows.of(Thresholds.class, "thresholds.csv").stream()
            .collect(Collectors.toMap(
                    row -> row.getOrDefault("rule", ""), row -> Integer.valueOf(row.getOrDefault("value", "0"))));

    public int of(String rule) {
        return values.getOrDefault(rule, 0);
    }
}
