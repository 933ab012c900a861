package org.jieli.assessment.evaluation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jieli.assessment.form.Forms;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The indicators of all editions: the derived ones of 指标说明 and the measures of the performance sets. A file that cannot be read, or
 * whose formulas name what the forms do not have, keeps the application from starting, with the file named.
 */
@Component
public class Indicators {

    private static final String FILES = "classpath*:org/jieli/assessment/evaluation/*/";

    private final Forms forms;
    private final Map<String, Map<String, Indicator>> editions = new HashMap<>();
    private final Map<String, PerformanceSets> performance = new HashMap<>();
    private final Map<String, String> definitions = new HashMap<>();

    Indicators(Forms forms) throws IOException {
        this.forms = forms;
        read("indicators.yaml", this::addIndicators);
        read("performance.yaml", this::addMeasures);
    }

    /** What is done with a file's content. */
    private interface Taking {
        void take(String edition, byte[] content);
    }

    private void read(String file, Taking taking) throws IOException {
        for (Resource resource : new PathMatchingResourcePatternResolver().getResources(FILES + file)) {
            String edition = resource.getURL().getPath().replaceAll(".*/([^/]+)/[^/]+$", "$1");
            try (InputStream content = resource.getInputStream()) {
                byte[] bytes = content.readAllBytes();
                taking.take(edition, bytes);
                definitions.merge(edition, UUID.nameUUIDFromBytes(bytes).toString(), (first, second) -> first + second);
            } catch (RuntimeException e) {
                throw new IllegalStateException(
                        "The file " + edition + "/" + file + " cannot be used: " + e.getMessage(), e);
            }
        }
    }

    private void addIndicators(String edition, byte[] content) {
        IndicatorFile file = Forms.read(new ByteArrayInputStream(content), IndicatorFile.class);
        file.indicators().forEach(row -> add(file.edition(), row, file.source(), false));
    }

    private void addMeasures(String edition, byte[] content) {
        PerformanceSets sets = Forms.read(new ByteArrayInputStream(content), PerformanceSets.class);
        performance.put(edition, sets);
        for (PerformanceSets.PerformanceSet set : sets.sets()) {
            Measure.rows(set, forms.get(set.form(), edition)).forEach(row -> add(edition, row, set.source(), true));
        }
    }

    private void add(String edition, IndicatorRow row, String source, boolean measure) {
        Indicator indicator = Indicator.of(
                row,
                source,
                measure,
                row.forms().stream().map(form -> forms.get(form, edition)).toList());
        if (editions.computeIfAbsent(edition, key -> new LinkedHashMap<>()).put(row.id(), indicator) != null) {
            throw new IllegalArgumentException("the indicator " + row.id() + " is there twice");
        }
    }

    public Optional<Indicator> find(String edition, String id) {
        return Optional.ofNullable(editions.getOrDefault(edition, Map.of()).get(id));
    }

    /** The indicators that units with this form have, in the order of their files. */
    public List<Indicator> of(String edition, String form) {
        return editions.getOrDefault(edition, Map.of()).values().stream()
                .filter(indicator -> indicator.row().forms().contains(form))
                .toList();
    }

    /** The kinds of forms whose units have any indicator. */
    public List<String> forms(String edition) {
        return new ArrayList<>(editions.getOrDefault(edition, Map.of()).values().stream()
                .flatMap(indicator -> indicator.row().forms().stream())
                .distinct()
                .toList());
    }

    public Optional<PerformanceSets> performance(String edition) {
        return Optional.ofNullable(performance.get(edition));
    }

    /** Changes with the definitions of an edition, so that figures are computed anew. */
    String definitions(String edition) {
        return UUID.nameUUIDFromBytes(definitions.getOrDefault(edition, "").getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
