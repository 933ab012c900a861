package org.jieli.chronic;

import java.util.List;

/** What can be measured at home or by a device, with the names that the tables use for its one or two numbers. */
public enum ReadingKind {
    PRESSURE("systolic", "diastolic"),
    FASTING_GLUCOSE("fastingGlucose"),
    RANDOM_GLUCOSE("randomGlucose"),
    HEART_RATE("heartRate"),
    OXYGEN("oxygenSaturation"),
    WEIGHT("weight");

    private final List<String> measurements;

    ReadingKind(String... measurements) {
        this.measurements = List.of(measurements);
    }

    public List<String> measurements() {
        return measurements;
    }
}
