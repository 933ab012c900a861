package org.jieli.assessment.evaluation;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jieli.assessment.form.Forms;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The national standards by edition of the forms; a file that names no known indicator keeps the application from starting. */
@Component
public class Standards {

    private final Map<String, StandardFile> editions = new HashMap<>();

    Standards(Indicators indicators) throws IOException {
        for (Resource resource : new PathMatchingResourcePatternResolver()
                .getResources("classpath*:org/jieli/assessment/evaluation/*/standards.yaml")) {
            String edition = resource.getURL().getPath().replaceAll(".*/([^/]+)/[^/]+$", "$1");
            try (InputStream content = resource.getInputStream()) {
                StandardFile file = Forms.read(content, StandardFile.class);
                file.standards().stream()
                        .flatMap(standard -> standard.targets().stream())
                        .forEach(target -> check(target, edition, indicators));
                editions.put(edition, file);
            } catch (RuntimeException e) {
                throw new IllegalStateException(
                        "The file " + edition + "/standards.yaml cannot be used: " + e.getMessage(), e);
            }
        }
    }

    /** Standards as their file holds them. */
    public record StandardFile(
            String id,
            String title,
            String source,
            @Nullable String lines,
            @Nullable String preamble,
            @Nullable List<Difference> differs,
            List<Standard> standards) {

        public StandardFile {
            differs = differs == null ? List.of() : differs;
        }
    }

    /** A clause with what it asks for. */
    public record Standard(
            String id,
            String clause,
            String text,
            String lines,
            List<Target> targets,
            @Nullable List<Difference> differs) {

        public Standard {
            differs = differs == null ? List.of() : differs;
        }
    }

    /** Where another source prints a clause otherwise. */
    public record Difference(String source, String lines, String text, String note) {}

    /** What an indicator has to reach. */
    public record Target(
            String indicator,
            String op,
            BigDecimal target,
            String unit,
            int year,
            @Nullable String note) {

        /** A figure that is not computable is not checkable, never missed. */
        public Attainment of(@Nullable BigDecimal value) {
            if (value == null) {
                return Attainment.NOT_CHECKABLE;
            }
            int comparison = value.compareTo(target);
            return (op.equals(">=") ? comparison >= 0 : comparison <= 0) ? Attainment.MET : Attainment.NOT_MET;
        }
    }

    /** How a figure stands to its target. */
    public enum Attainment {
        MET,
        NOT_MET,
        NOT_CHECKABLE
    }

    private static void check(Target target, String edition, Indicators indicators) {
        if (indicators.find(edition, target.indicator()).isEmpty()) {
            throw new IllegalArgumentException("there is no indicator " + target.indicator());
        }
        if (!target.op().equals(">=") && !target.op().equals("<=")) {
            throw new IllegalArgumentException("unknown operator " + target.op());
        }
    }

    public Optional<StandardFile> of(String edition) {
        return Optional.ofNullable(editions.get(edition));
    }

    public Optional<Target> target(String edition, String indicator) {
        return of(edition).stream()
                .flatMap(file -> file.standards().stream())
                .flatMap(standard -> standard.targets().stream())
                .filter(target -> target.indicator().equals(indicator))
                .findFirst();
    }
}
