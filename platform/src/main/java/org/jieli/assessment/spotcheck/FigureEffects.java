package org.jieli.assessment.spotcheck;

import java.util.List;
import java.util.Map;
import org.jieli.assessment.checking.Checking;
import org.jieli.assessment.evaluation.Indicator;
import org.jieli.assessment.evaluation.Indicators;
import org.jieli.assessment.form.Operands;
import org.jieli.assessment.task.Reports;
import org.springframework.stereotype.Component;

/** Computes the figures that an item goes into from the version before a correction and the one that carries it. */
@Component
class FigureEffects {

    private final CorrectedVersions versions;
    private final Checking checking;
    private final Indicators indicators;

    FigureEffects(CorrectedVersions versions, Checking checking, Indicators indicators) {
        this.versions = versions;
        this.checking = checking;
        this.indicators = indicators;
    }

    /** None before the correction, and none for an item that no figure asks for. */
    List<FigureEffect> of(Reports.Opened opened, SpotFinding finding) {
        Integer corrected = finding.correctedSubmission();
        if (corrected == null) {
            return List.of();
        }
        List<Indicator> concerned = indicators
                .of(opened.task().edition(), opened.form().id())
                .stream()
                .filter(indicator -> indicator.needs().contains(finding.item()))
                .toList();
        if (concerned.isEmpty()) {
            return List.of();
        }
        Operands before = operands(opened, corrected - 1);
        Operands after = operands(opened, corrected);
        return concerned.stream()
                .map(indicator -> new FigureEffect(
                        indicator.row().name(),
                        indicator.shown(indicator.figure(before).value()),
                        indicator.shown(indicator.figure(after).value()),
                        indicator.row().unit()))
                .toList();
    }

    private Operands operands(Reports.Opened opened, int number) {
        Map<String, String> cells = versions.cells(opened.report().id(), number);
        return checking.operands(opened, opened.form().read(cells));
    }
}
