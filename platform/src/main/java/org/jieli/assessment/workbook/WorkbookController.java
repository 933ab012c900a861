package org.jieli.assessment.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jieli.assessment.attachment.AttachedFiles;
import org.jieli.assessment.filling.Cells;
import org.jieli.assessment.task.Reports;
import org.jieli.shared.Fault;
import org.jieli.web.FormFault;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;
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

/** Takes a report away as a workbook and brings it back. */
@Controller
class WorkbookController {

    static final MediaType EXCEL =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final Reports reports;
    private final Cells cells;
    private final WorkbookImport imports;

    WorkbookController(Reports reports, Cells cells, WorkbookImport imports) {
        this.reports = reports;
        this.cells = cells;
        this.imports = imports;
    }

    @GetMapping("/reporting/reports/{id}/workbook.xlsx")
    ResponseEntity<byte[]> workbook(
            @PathVariable("id") UUID id,
            @RequestParam(name = "empty", defaultValue = "false") boolean empty,
            @ModelAttribute("ui") Ui ui)
            throws IOException {
        Reports.Opened opened = reports.read(id);
        byte[] content =
                new WorkbookWriter(opened, ui).write(empty ? Map.of() : cells.values(opened), cells.lastPeriod(opened));
        String name = opened.form().table() + "-" + opened.report().unit().name() + (empty ? "-空表" : "") + ".xlsx";
        return AttachedFiles.answer(name, EXCEL, content);
    }

    @GetMapping("/reporting/reports/{id}/workbook")
    ModelAndView page(@PathVariable("id") UUID id) {
        return page(id, FormFault.NONE);
    }

    @PostMapping("/reporting/reports/{id}/workbook")
    ModelAndView read(@PathVariable("id") UUID id, @RequestParam("file") MultipartFile file) throws IOException {
        try (InputStream content = file.getInputStream()) {
            UUID workbook = imports.read(id, Objects.requireNonNullElse(file.getOriginalFilename(), ""), content);
            return new ModelAndView("redirect:/reporting/reports/" + id + "/workbook/" + workbook);
        } catch (Fault fault) {
            return page(id, new FormFault(fault));
        }
    }

    @GetMapping("/reporting/reports/{id}/workbook/{workbook}")
    ModelAndView reading(@PathVariable("id") UUID id, @PathVariable("workbook") UUID workbook) {
        return reading(id, workbook, null);
    }

    @PostMapping("/reporting/reports/{id}/workbook/{workbook}/confirm")
    ModelAndView confirm(@PathVariable("id") UUID id, @PathVariable("workbook") UUID workbook) {
        return reading(id, workbook, imports.confirm(id, workbook));
    }

    private ModelAndView reading(UUID id, UUID workbook, WorkbookImport.@Nullable Confirmed confirmed) {
        ModelAndView page = new ModelAndView("assessment/workbook/reading");
        page.addObject("reading", imports.reading(id, workbook));
        page.addObject("confirmed", confirmed);
        return page;
    }

    private ModelAndView page(UUID id, FormFault fault) {
        ModelAndView page = new ModelAndView("assessment/workbook/workbook");
        page.addObject("opened", reports.read(id));
        page.addObject("fault", fault);
        if (fault.fault() != null) {
            page.setStatus(HttpStatus.valueOf(fault.fault().code().status()));
        }
        return page;
    }
}
