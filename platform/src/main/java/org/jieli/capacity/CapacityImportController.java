package org.jieli.capacity;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jieli.capacity.CheckedLine.LineOutcome;
import org.jieli.capacity.ImportRepository.Reading;
import org.jieli.shared.Fault;
import org.jieli.web.FormFault;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** The import of schedules and beds: template, file, report, confirmation. */
@Controller
class CapacityImportController {

    private static final int LINES = 500;
    private static final MediaType CSV = new MediaType("text", "csv", java.nio.charset.StandardCharsets.UTF_8);

    private final CapacityImport imports;
    private final ImportTemplate templates;

    CapacityImportController(CapacityImport imports, ImportTemplate templates) {
        this.imports = imports;
        this.templates = templates;
    }

    @GetMapping("/capacity/imports")
    ModelAndView empty(@RequestParam(name = "kind", defaultValue = "SCHEDULES") ImportKind kind) {
        CapacityAccess.writable();
        return page(kind, null);
    }

    @GetMapping("/capacity/templates/{kind}.xlsx")
    ResponseEntity<byte[]> excel(@PathVariable("kind") ImportKind kind, Locale locale) throws IOException {
        return file(kind, ".xlsx", Sheets.EXCEL, templates.excel(kind, locale));
    }

    @GetMapping("/capacity/templates/{kind}.csv")
    ResponseEntity<byte[]> csv(@PathVariable("kind") ImportKind kind, Locale locale) {
        return file(kind, ".csv", CSV, templates.csv(kind, locale));
    }

    @PostMapping("/capacity/imports")
    ModelAndView read(@RequestParam("kind") ImportKind kind, @RequestParam("file") MultipartFile file, Locale locale)
            throws IOException {
        try (InputStream content = file.getInputStream()) {
            UUID id = imports.read(kind, Objects.requireNonNullElse(file.getOriginalFilename(), ""), content, locale);
            return new ModelAndView("redirect:/capacity/imports/" + id);
        } catch (Fault fault) {
            CapacityAccess.writable();
            return page(kind, fault);
        }
    }

    @GetMapping("/capacity/imports/{id}")
    String report(
            @PathVariable("id") UUID id,
            @RequestParam(name = "outcome", required = false) @Nullable LineOutcome outcome,
            Model model) {
        Reading reading = imports.reading(id);
        LineOutcome shown = outcome == null ? first(reading) : outcome;
        model.addAttribute("reading", reading);
        model.addAttribute("outcome", shown);
        model.addAttribute("lines", imports.lines(id, shown, LINES));
        return "capacity/report";
    }

    @PostMapping("/capacity/imports/{id}/confirm")
    String confirm(@PathVariable("id") UUID id) {
        imports.confirm(id);
        return "redirect:/capacity/imports/" + id;
    }

    /** What is to be mended first; once confirmed, what was done. */
    private static LineOutcome first(Reading reading) {
        if (!reading.confirmed() && reading.count(LineOutcome.FAULTY) > 0) {
            return LineOutcome.FAULTY;
        }
        return Stream.of(LineOutcome.values())
                .filter(outcome -> reading.count(outcome) > 0)
                .findFirst()
                .orElse(LineOutcome.ADDED);
    }

    private static ModelAndView page(ImportKind kind, @Nullable Fault fault) {
        ModelAndView page = new ModelAndView("capacity/import");
        page.addObject("kind", kind);
        page.addObject("fault", new FormFault(fault));
        if (fault != null) {
            page.setStatus(HttpStatus.valueOf(fault.code().status()));
        }
        return page;
    }

    private static ResponseEntity<byte[]> file(ImportKind kind, String ending, MediaType type, byte[] content) {
        CapacityAccess.writable();
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(kind.name().toLowerCase(Locale.ROOT) + ending)
                                .build()
                                .toString())
                .contentType(type)
                .body(content);
    }
}
