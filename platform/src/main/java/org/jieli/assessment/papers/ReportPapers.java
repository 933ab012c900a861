package org.jieli.assessment.papers;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.assessment.task.Reports;
import org.jieli.audit.AuditLog;
import org.jieli.database.SealedFiles;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;

/** Takes and hands out the papers of a report; a replaced one is kept. */
@Service
@Transactional
class ReportPapers {

    /** 10 MB. */
    static final int LARGEST = 10 * 1024 * 1024;

    private final ReportPaperRepository papers;
    private final SealedFiles files;
    private final Reports reports;
    private final AuditLog audit;
    private final Clock clock;

    ReportPapers(ReportPaperRepository papers, SealedFiles paperFiles, Reports reports, AuditLog audit, Clock clock) {
        this.papers = papers;
        this.files = paperFiles;
        this.reports = reports;
        this.audit = audit;
        this.clock = clock;
    }

    /** A paper with its content. */
    record Content(Paper paper, byte[] bytes) {}

    /** Adds a paper in the place of the one of its kind; faults lie in the field {@code file}. */
    void add(UUID reportId, PaperKind kind, String name, byte[] content) {
        reports.toFill(reportId);
        if (content.length == 0) {
            throw inFile("assessment.paper-empty");
        }
        if (content.length > LARGEST) {
            throw inFile("assessment.paper-too-large", LARGEST / 1024 / 1024);
        }
        PaperType type =
                PaperType.of(content).filter(PaperType::isPaper).orElseThrow(() -> inFile("assessment.paper-type"));
        Paper paper = new Paper(
                Identifiers.next(),
                reportId,
                kind,
                type.named(name),
                type.mediaType(),
                content.length,
                sha256(content),
                CurrentAccess.require().personName(),
                clock.instant(),
                null);
        files.deleteWhen(paper.id(), TransactionSynchronization.STATUS_ROLLED_BACK);
        files.write(paper.id(), content);
        papers.replace(reportId, kind, paper.addedAt());
        papers.insert(paper);
        audit.record(
                "assessment.paper-add",
                null,
                "report",
                reportId,
                Map.of("kind", kind.name(), "name", paper.name(), "sha256", paper.sha256()));
    }

    @Transactional(readOnly = true)
    List<Paper> of(UUID reportId) {
        return papers.of(reports.read(reportId).report().id());
    }

    @Transactional(readOnly = true)
    Content read(UUID reportId, UUID id) {
        reports.read(reportId);
        Paper paper = papers.find(reportId, id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        byte[] bytes = files.read(paper.id()).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        if (!sha256(bytes).equals(paper.sha256())) {
            throw new Fault(CommonFault.NOT_FOUND);
        }
        return new Content(paper, bytes);
    }

    private static Fault inFile(String code, Object... arguments) {
        return new Fault(CommonFault.INVALID, List.of(FieldFault.of("file", code, arguments)));
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
