package org.jieli.assessment.evaluation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The two sets of performance indicators of 国卫医发〔2018〕26号 as their file holds them. */
public record PerformanceSets(String id, String title, String source, List<PerformanceSet> sets) {

    /** Whose form answers which set: the city's authority, or the lead hospital of an urban group. */
    private static final Map<String, String> FORMS = Map.of("government", "city", "alliance", "urban_lead");

    /** A set for one kind of unit. */
    public record PerformanceSet(
            String id, String title, String source, String lines, List<PerformanceIndicator> indicators) {

        public String form() {
            return Optional.ofNullable(FORMS.get(id))
                    .orElseThrow(() -> new IllegalArgumentException("No form answers the set " + id));
        }

        public Optional<PerformanceIndicator> indicator(int number) {
            return indicators.stream().filter(each -> each.number() == number).findFirst();
        }

        /** The name of an indicator's figure. */
        public String figure(int number) {
            return "performance_" + id + "_" + number;
        }
    }

    /**
     * An indicator of a set.
     *
     * @param qualitative an expert judges it by evidence
     * @param measure FEEL over item codes, ours; null where no form asks for it
     */
    public record PerformanceIndicator(
            int number,
            String level1,
            String level2,
            String name,
            boolean qualitative,
            String lines,
            @Nullable Better better,
            @Nullable String measure,
            @Nullable String remark) {}

    public Optional<PerformanceSet> set(String id) {
        return sets.stream().filter(each -> each.id().equals(id)).findFirst();
    }
}
