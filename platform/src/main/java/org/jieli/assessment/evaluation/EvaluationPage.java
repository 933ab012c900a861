package org.jieli.assessment.evaluation;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jieli.assessment.task.Task;
import org.jieli.region.Division;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * What a unit's figures page shows.
 *
 * @param unit null while one is to be chosen from {@code units}
 */
record EvaluationPage(
        List<Task> tasks,
        Task task,
        @Nullable FigureUnit unit,
        List<ReadingFigures.Line> lines,
        List<FigureUnit> units,
        List<Division> areas,
        String within,
        String text) {

    static final String PATH = "/evaluation";

    static String address(Task task, FigureUnit unit) {
        return PATH + "?task=" + task.id() + "&unit=" + unit.unitId();
    }

    static String address(Task task, FigureUnit unit, Indicator indicator) {
        return PATH + "/indicators/" + indicator.id() + "?task=" + task.id() + "&unit=" + unit.unitId();
    }

    /** The lines of 指标说明, or those of the performance sets. */
    List<ReadingFigures.Line> lines(boolean performance) {
        return lines.stream()
                .filter(line -> line.indicator().isMeasure() == performance)
                .toList();
    }

    long count(Standards.Attainment attainment) {
        return lines.stream().filter(line -> line.attainment() == attainment).count();
    }

    static String encoded(String text) {
        return UriUtils.encodeQueryParam(text, StandardCharsets.UTF_8);
    }
}
