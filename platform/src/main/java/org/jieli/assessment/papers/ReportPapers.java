package org.jieli.assessment.papers;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jieli.assessment.attachment.AttachedFile;
import org.jieli.assessment.attachment.AttachedFiles;
import org.jieli.assessment.attachment.AttachedType;
import org.jieli.assessment.attachment.AttachmentOwner;
import org.jieli.assessment.task.Reports;
import org.jieli.assessment.task.Unit;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes and hands out the papers of a report; a replaced one is kept. */
@Service
@Transactional
class ReportPapers {

    private static final String OWNER = "report";

    private final ReportPaperRepository papers;
    private final AttachedFiles files;
    private final Reports reports;
    private final Clock clock;

    ReportPapers(ReportPaperRepository papers, AttachedFiles files, Reports reports, Clock clock) {
        this.papers = papers;
        this.files = files;
        this.reports = reports;
        this.clock = clock;
    }

    /** Adds a paper in the place of the one of its kind; faults lie in the field {@code file}. */
    void add(UUID reportId, PaperKind kind, String name, byte[] content) {
        Unit unit = reports.toFill(reportId).report().unit();
        if (content.length > 0
                && AttachedType.of(content).filter(AttachedType::isPaper).isEmpty()) {
            throw new Fault(CommonFault.INVALID, List.of(FieldFault.of("file", "assessment.paper-type")));
        }
        UUID file = files.add(
                new AttachmentOwner(OWNER, reportId, unit.division(), unit.institutionId(), false), name, content);
        papers.put(reportId, kind, file, clock.instant());
    }

    @Transactional(readOnly = true)
    List<Paper> of(UUID reportId) {
        reports.read(reportId);
        Map<UUID, AttachedFile> known =
                files.of(OWNER, reportId).stream().collect(Collectors.toMap(AttachedFile::id, Function.identity()));
        return papers.of(reportId).stream()
                .map(paper ->
                        new Paper(Objects.requireNonNull(known.get(paper.fileId())), paper.kind(), paper.replacedAt()))
                .toList();
    }

    @Transactional(readOnly = true)
    ResponseEntity<byte[]> read(UUID reportId, UUID fileId) {
        reports.read(reportId);
        return files.download(OWNER, reportId, fileId);
    }
}
