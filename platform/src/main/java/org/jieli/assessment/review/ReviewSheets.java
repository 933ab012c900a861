package org.jieli.assessment.review;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jieli.assessment.filling.Cells;
import org.jieli.assessment.filling.Remarks;
import org.jieli.assessment.form.CellValue;
import org.jieli.assessment.task.Report;
import org.jieli.assessment.task.Reports;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lays versions of a report side by side. */
@Service
@Transactional(readOnly = true)
class ReviewSheets {

    private final Reports reports;
    private final Submissions submissions;
    private final Cells cells;
    private final Remarks remarks;

    ReviewSheets(Reports reports, Submissions submissions, Cells cells, Remarks remarks) {
        this.reports = reports;
        this.submissions = submissions;
        this.cells = cells;
        this.remarks = remarks;
    }

    /** The version of that number, the latest for null; {@link CommonFault#NOT_FOUND} when there is none of that number. */
    ReviewSheet open(UUID reportId, @Nullable Integer number) {
        Reports.Opened opened = reports.read(reportId);
        int asked = number == null ? opened.report().submissions() : number;
        Submission version = submissions.find(reportId, asked).orElse(null);
        if (version == null && number != null) {
            throw new Fault(CommonFault.NOT_FOUND);
        }
        return new ReviewSheet(
                opened,
                version,
                submissions.find(reportId, asked - 1).orElse(null),
                last(opened),
                ReviewSheet.byItem(remarks.of(reportId)));
    }

    private Map<String, CellValue> last(Reports.Opened opened) {
        Optional<Report> last = reports.lastPeriod(opened);
        return last.map(report -> submissions
                        .find(report.id(), report.submissions())
                        .map(version -> opened.form().read(version.cells()))
                        .orElseGet(() -> cells.values(new Reports.Opened(report, opened.task(), opened.form()))))
                .orElse(Map.of());
    }
}
