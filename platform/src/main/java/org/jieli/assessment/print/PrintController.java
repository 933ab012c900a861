package org.jieli.assessment.print;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jieli.assessment.filling.Cells;
import org.jieli.assessment.task.Reports;
import org.jieli.web.Ui;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** Prints the official form. */
@Controller
class PrintController {

    private final Reports reports;
    private final Cells cells;

    PrintController(Reports reports, Cells cells) {
        this.reports = reports;
        this.cells = cells;
    }

    @GetMapping("/reporting/reports/{id}/print")
    String print(@PathVariable("id") UUID id, Model model) {
        Reports.Opened opened = reports.read(id);
        model.addAttribute("opened", opened);
        model.addAttribute("values", cells.values(opened));
        return "assessment/print/print";
    }

    @GetMapping("/reporting/reports/{id}/print.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable("id") UUID id, @ModelAttribute("ui") Ui ui) throws IOException {
        Reports.Opened opened = reports.read(id);
        String name = opened.form().table() + "-" + opened.report().unit().name() + ".pdf";
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(new FormPdf(opened, ui).write(cells.values(opened)));
    }
}
