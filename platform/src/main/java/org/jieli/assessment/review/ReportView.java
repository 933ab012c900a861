package org.jieli.assessment.review;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jieli.assessment.filling.Cell;
import org.jieli.assessment.task.Report;
import org.jieli.assessment.task.ReportState;
import org.jieli.assessment.task.ReportStep;
import org.jieli.assessment.task.Reports;
import org.jspecify.annotations.Nullable;

/**
 * A report for other systems.
 *
 * @param version of the report, for {@code If-Match}
 * @param steps what the caller may do now
 */
record ReportView(
        UUID id,
        UUID taskId,
        String form,
        String edition,
        String unit,
        String division,
        @Nullable UUID institutionId,
        ReportState state,
        Instant closes,
        boolean late,
        int submissions,
        @Nullable Instant submittedAt,
        int version,
        List<ReportStep> steps,
        List<CellView> cells) {

    /** A cell: {@code --} is not counted, empty is not filled in, 0 is not carried out. */
    record CellView(String item, String value, int revision) {}

    /** A report in a list. */
    record Line(
            UUID id,
            UUID taskId,
            String form,
            String unit,
            String division,
            @Nullable UUID institutionId,
            ReportState state,
            boolean late,
            int submissions,
            @Nullable Instant submittedAt,
            int version) {

        static Line of(Report report) {
            return new Line(
                    report.id(),
                    report.taskId(),
                    report.unit().form(),
                    report.unit().name(),
                    report.unit().division(),
                    report.unit().institutionId(),
                    report.state(),
                    report.late(),
                    report.submissions(),
                    report.submittedAt(),
                    report.version());
        }
    }

    static ReportView of(Reports.Opened opened, List<ReportStep> steps, Collection<Cell> cells) {
        Report report = opened.report();
        return new ReportView(
                report.id(),
                report.taskId(),
                opened.form().id(),
                opened.form().edition(),
                report.unit().name(),
                report.unit().division(),
                report.unit().institutionId(),
                report.state(),
                report.closes(opened.task()),
                report.late(),
                report.submissions(),
                report.submittedAt(),
                report.version(),
                steps,
                cells.stream()
                        .map(cell -> new CellView(cell.item(), cell.value(), cell.revision()))
                        .toList());
    }
}
