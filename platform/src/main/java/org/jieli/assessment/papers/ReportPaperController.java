package org.jieli.assessment.papers;

import java.io.IOException;
import java.util.Objects;
import java.util.UUID;
import org.jieli.assessment.attachment.AttachedFiles;
import org.jieli.assessment.attachment.AttachedType;
import org.jieli.assessment.checking.Checking;
import org.jieli.assessment.filling.Cells;
import org.jieli.assessment.task.ReportAccess;
import org.jieli.assessment.task.Reports;
import org.jieli.shared.Fault;
import org.jieli.web.FormFault;
import org.jieli.web.Ui;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The papers of a report: upload, versions, and the draft of the self-assessment report. */
@Controller
class ReportPaperController {

    private final ReportPapers papers;
    private final Frameworks frameworks;
    private final Reports reports;
    private final Cells cells;
    private final Checking checking;

    ReportPaperController(ReportPapers papers, Frameworks frameworks, Reports reports, Cells cells, Checking checking) {
        this.papers = papers;
        this.frameworks = frameworks;
        this.reports = reports;
        this.cells = cells;
        this.checking = checking;
    }

    @GetMapping("/reporting/reports/{id}/papers")
    ModelAndView page(@PathVariable("id") UUID id, @ModelAttribute("ui") Ui ui) {
        return page(id, ui, PaperKind.SELF_ASSESSMENT, FormFault.NONE);
    }

    @PostMapping("/reporting/reports/{id}/papers")
    ModelAndView add(
            @PathVariable("id") UUID id,
            @RequestParam("kind") PaperKind kind,
            @RequestParam("file") MultipartFile file,
            @ModelAttribute("ui") Ui ui,
            RedirectAttributes next) {
        try {
            papers.add(id, kind, Objects.requireNonNullElse(file.getOriginalFilename(), ""), AttachedFiles.bytes(file));
            next.addFlashAttribute(Ui.DONE, "papers.added");
            return new ModelAndView("redirect:/reporting/reports/" + id + "/papers");
        } catch (Fault fault) {
            return page(id, ui, kind, new FormFault(fault));
        }
    }

    @GetMapping("/reporting/reports/{id}/papers/{paper}")
    ResponseEntity<byte[]> content(@PathVariable("id") UUID id, @PathVariable("paper") UUID paper) {
        return papers.read(id, paper);
    }

    @GetMapping("/reporting/reports/{id}/draft.docx")
    ResponseEntity<byte[]> draft(@PathVariable("id") UUID id, @ModelAttribute("ui") Ui ui) throws IOException {
        Reports.Opened opened = reports.read(id);
        Framework framework = frameworks.of(opened.form());
        byte[] draft = new DraftReport(
                        opened, cells.values(opened), cells.lastPeriod(opened), checking.peers(opened), ui)
                .write(framework);
        return AttachedFiles.answer(
                framework.title() + "-" + opened.report().unit().name() + ".docx",
                MediaType.parseMediaType(AttachedType.WORD.mediaType()),
                draft);
    }

    private ModelAndView page(UUID id, Ui ui, PaperKind kind, FormFault fault) {
        Reports.Opened opened = reports.read(id);
        ModelAndView page = new ModelAndView("assessment/papers/papers");
        page.addObject("opened", opened);
        page.addObject("papers", papers.of(id));
        page.addObject("kind", kind);
        page.addObject("fault", fault);
        page.addObject(
                "writable",
                ReportAccess.mayFill(opened.report().unit()) && opened.report().isOpen(opened.task(), ui.now()));
        if (fault.fault() != null) {
            page.setStatus(HttpStatus.valueOf(fault.fault().code().status()));
        }
        return page;
    }
}
