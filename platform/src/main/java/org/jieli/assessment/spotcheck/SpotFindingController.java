package org.jieli.assessment.spotcheck;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jieli.assessment.attachment.AttachedFiles;
import org.jieli.assessment.evaluation.Figures;
import org.jieli.assessment.task.ReportAccess;
import org.jieli.assessment.task.Reports;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.Fault;
import org.jieli.web.FormFault;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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

/** The findings of a report: added and confirmed by the checker, corrected by the unit. */
@Controller
class SpotFindingController {

    private static final String PATH = "/reporting/reports/{id}/findings";

    private final SpotFindings findings;
    private final SpotCorrections corrections;
    private final Figures figures;
    private final Reports reports;
    private final AttachedFiles files;

    SpotFindingController(
            SpotFindings findings, SpotCorrections corrections, Figures figures, Reports reports, AttachedFiles files) {
        this.findings = findings;
        this.corrections = corrections;
        this.figures = figures;
        this.reports = reports;
        this.files = files;
    }

    /** What was typed and not taken: the finding it belongs to, or null for a new one. */
    public record Refused(@Nullable UUID finding, FindingForm typed, String value, String words, FormFault fault) {

        /** The fault of one finding's forms. */
        public FormFault of(@Nullable UUID other) {
            return Objects.equals(finding, other) ? fault : FormFault.NONE;
        }
    }

    private static final FindingForm EMPTY = new FindingForm(null, null, null, null, null);

    @GetMapping(PATH)
    ModelAndView page(
            @PathVariable("id") UUID id,
            @RequestParam(name = "sample", required = false) @Nullable UUID sample,
            @RequestParam(name = "item", defaultValue = "") String item,
            @ModelAttribute("ui") Ui ui) {
        FindingForm typed = new FindingForm(sample, item, null, null, null);
        return page(id, ui, new Refused(null, typed, "", "", FormFault.NONE));
    }

    @PostMapping(PATH)
    ModelAndView add(
            @PathVariable("id") UUID id,
            FindingForm typed,
            @RequestParam("file") MultipartFile file,
            @ModelAttribute("ui") Ui ui,
            RedirectAttributes next) {
        try {
            findings.add(
                    id, typed, Objects.requireNonNullElse(file.getOriginalFilename(), ""), AttachedFiles.bytes(file));
            return done(id, "spotcheck.added", next);
        } catch (Fault fault) {
            return page(id, ui, new Refused(null, typed, "", "", new FormFault(fault)));
        }
    }

    @PostMapping(PATH + "/{finding}/correct")
    ModelAndView correct(
            @PathVariable("id") UUID id,
            @PathVariable("finding") UUID finding,
            @RequestParam(name = "value", defaultValue = "") String value,
            @RequestParam(name = "words", defaultValue = "") String words,
            @ModelAttribute("ui") Ui ui,
            RedirectAttributes next) {
        try {
            corrections.correct(id, finding, value, words);
            figures.deriveReport(id);
            return done(id, "spotcheck.corrected-done", next);
        } catch (Fault fault) {
            return page(id, ui, new Refused(finding, EMPTY, value, words, new FormFault(fault)));
        }
    }

    @PostMapping(PATH + "/{finding}/confirm")
    ModelAndView confirm(@PathVariable("id") UUID id, @PathVariable("finding") UUID finding, RedirectAttributes next) {
        findings.confirm(id, finding);
        return done(id, "spotcheck.confirmed-done", next);
    }

    @PostMapping(PATH + "/{finding}/again")
    ModelAndView again(
            @PathVariable("id") UUID id,
            @PathVariable("finding") UUID finding,
            @RequestParam(name = "due", defaultValue = "") String due,
            @RequestParam(name = "because", defaultValue = "") String because,
            @ModelAttribute("ui") Ui ui,
            RedirectAttributes next) {
        try {
            findings.again(id, finding, date(due), because);
            return done(id, "spotcheck.again-done", next);
        } catch (Fault fault) {
            return page(id, ui, new Refused(finding, EMPTY, "", because, new FormFault(fault)));
        }
    }

    @GetMapping(PATH + "/{finding}/files/{file}")
    ResponseEntity<byte[]> file(
            @PathVariable("id") UUID id, @PathVariable("finding") UUID finding, @PathVariable("file") UUID file) {
        return files.download(SpotFindings.OWNER, findings.find(id, finding).id(), file);
    }

    private ModelAndView page(UUID id, Ui ui, Refused refused) {
        Reports.Opened opened = reports.read(id);
        ModelAndView page = new ModelAndView("assessment/spotcheck/findings");
        page.addObject("opened", opened);
        List<SpotFinding> found = findings.of(id);
        page.addObject("findings", found);
        page.addObject(
                "files",
                found.stream()
                        .collect(Collectors.toMap(SpotFinding::id, each -> files.of(SpotFindings.OWNER, each.id()))));
        page.addObject("effects", findings.effects(id));
        page.addObject("refused", refused);
        page.addObject("checks", SpotFindings.mayCheck(opened.report().unit()));
        page.addObject("fills", ReportAccess.mayFill(opened.report().unit()));
        page.addObject("today", ChinaTime.date(ui.now()));
        if (refused.fault().fault() != null) {
            page.setStatus(HttpStatus.valueOf(refused.fault().fault().code().status()));
        }
        return page;
    }

    private static ModelAndView done(UUID id, String words, RedirectAttributes next) {
        next.addFlashAttribute(Ui.DONE, words);
        return new ModelAndView("redirect:/reporting/reports/" + id + "/findings");
    }

    private static @Nullable LocalDate date(String typed) {
        try {
            return typed.isEmpty() ? null : LocalDate.parse(typed);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
