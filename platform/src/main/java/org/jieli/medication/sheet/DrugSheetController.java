package org.jieli.medication.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.jieli.medication.sheet.CheckedRow.RowOutcome;
import org.jieli.medication.sheet.SheetRepository.SheetRead;
import org.jieli.shared.Fault;
import org.jieli.web.FormFault;
import org.jspecify.annotations.Nullable;
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

/** The import of drugs, formularies and receipts: template, file, report, confirmation. */
@Controller
class DrugSheetController {

    private static final int ROWS = 500;
    private static final MediaType EXCEL =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final SheetImport imports;

    DrugSheetController(SheetImport imports) {
        this.imports = imports;
    }

    @GetMapping("/medication/imports")
    ModelAndView empty(@RequestParam(name = "kind", defaultValue = "FORMULARY") SheetKind kind) {
        imports.requireWriter(kind);
        return page(kind, null);
    }

    @GetMapping("/medication/templates/{kind}.xlsx")
    ResponseEntity<byte[]> template(@PathVariable("kind") SheetKind kind, Locale locale) throws IOException {
        imports.requireWriter(kind);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "Jieli", "1.0")) {
            var sheet = workbook.newWorksheet(kind.name());
            List<SheetKind.Column> columns = kind.columns();
            for (int i = 0; i < columns.size(); i++) {
                sheet.value(0, i, columns.get(i).name(locale));
                sheet.style(0, i).bold().set();
            }
            sheet.freezePane(0, 1);
        }
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + kind.name().toLowerCase(Locale.ROOT) + ".xlsx\"")
                .contentType(EXCEL)
                .body(out.toByteArray());
    }

    @PostMapping("/medication/imports")
    ModelAndView read(@RequestParam("kind") SheetKind kind, @RequestParam("file") MultipartFile file, Locale locale)
            throws IOException {
        try (InputStream content = file.getInputStream()) {
            UUID id = imports.read(kind, Objects.requireNonNullElse(file.getOriginalFilename(), ""), content, locale);
            return new ModelAndView("redirect:/medication/imports/" + id);
        } catch (Fault fault) {
            imports.requireWriter(kind);
            return page(kind, fault);
        }
    }

    @GetMapping("/medication/imports/{id}")
    String report(
            @PathVariable("id") UUID id,
            @RequestParam(name = "outcome", required = false) @Nullable RowOutcome outcome,
            Model model) {
        SheetRead reading = imports.reading(id);
        RowOutcome shown = outcome == null ? first(reading) : outcome;
        model.addAttribute("reading", reading);
        model.addAttribute("outcome", shown);
        model.addAttribute("rows", imports.rows(id, shown, ROWS));
        return "medication/sheet/report";
    }

    @PostMapping("/medication/imports/{id}/confirm")
    String confirm(@PathVariable("id") UUID id) {
        imports.confirm(id);
        return "redirect:/medication/imports/" + id;
    }

    /** What is to be mended first; once confirmed, what was done. */
    private static RowOutcome first(SheetRead reading) {
        if (!reading.confirmed() && reading.count(RowOutcome.FAULTY) > 0) {
            return RowOutcome.FAULTY;
        }
        return Stream.of(RowOutcome.values())
                .filter(outcome -> reading.count(outcome) > 0)
                .findFirst()
                .orElse(RowOutcome.ADDED);
    }

    private static ModelAndView page(SheetKind kind, @Nullable Fault fault) {
        ModelAndView page = new ModelAndView("medication/sheet/import");
        page.addObject("kind", kind);
        page.addObject("fault", new FormFault(fault));
        if (fault != null) {
            page.setStatus(HttpStatus.valueOf(fault.code().status()));
        }
        return page;
    }
}
