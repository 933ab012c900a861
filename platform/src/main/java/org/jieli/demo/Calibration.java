package org.jieli.demo;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** The numbers that make the invented region resemble a real one, each with its source and confidence in {@code calibration.csv}. */
final class Calibration {

    private final Map<String, Double> values;

    private Calibration(Map<String, Double> values) {
        this.values = values;
    }

    static Calibration shipped() {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Calibration.class.getResourceAsStream("calibration.csv")),
                StandardCharsets.UTF_8)) {
            Map<String, Double> values = new HashMap<>();
            for (CSVRecord row : format.parse(reader)) {
                values.put(row.get("key"), Double.valueOf(row.get("value")));
            }
            return new Calibration(values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    double get(String key) {
        Double value = values.get(key);
        if (value == null) {
            throw new IllegalArgumentException("calibration.csv has no " + key);
        }
        return value;
    }

    /** The value of a disease for an age, from its bands such as {@code hypertension.45-64}; 0 outside of all bands. */
    double prevalence(String disease, int age) {
        String prefix = disease + ".";
        return values.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix) && covers(entry.getKey(), prefix, age))
                .mapToDouble(Map.Entry::getValue)
                .findFirst()
                .orElse(0);
    }

    private static boolean covers(String key, String prefix, int age) {
        String[] bounds = key.substring(prefix.length()).split("-", 2);
        return bounds.length == 2 && age >= Integer.parseInt(bounds[0]) && age <= Integer.parseInt(bounds[1]);
    }
}
