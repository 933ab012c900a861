package org.jieli.terminology;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.Role;
import org.jieli.terminology.DiagnosisImport.Outcome;
import org.jieli.web.MenuEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The editions of diagnosis codes, and the import of another one. */
@Controller
class DiagnosisController {

    private static final int LINES = 500;
    private static final int HITS = 50;

    private final DiagnosisImport imports;
    private final DiagnosisRepository repository;
    private final Diagnoses diagnoses;

    DiagnosisController(DiagnosisImport imports, DiagnosisRepository repository, Diagnoses diagnoses) {
        this.imports = imports;
        this.repository = repository;
        this.diagnoses = diagnoses;
    }

    @Bean
    static MenuEntry diagnosesMenu() {
        return new MenuEntry(
                MenuEntry.Group.ADMINISTRATION,
                30,
                "terminology.title",
                "/administration/diagnoses",
                "list-search",
                Set.of(Role.ADMINISTRATOR));
    }

    @GetMapping("/administration/diagnoses")
    String overview(@RequestParam(name = "q", defaultValue = "") String q, Model model) {
        CurrentAccess.requireRole(Role.ADMINISTRATOR);
        return page(q, Edition.CLINICAL, null, model);
    }

    @PostMapping("/administration/diagnoses/imports")
    String read(
            @RequestParam("edition") Edition edition,
            @RequestParam("file") MultipartFile file,
            Model model,
            HttpServletResponse response)
            throws IOException {
        CurrentAccess.requireRole(Role.ADMINISTRATOR);
        try (InputStream content = file.getInputStream()) {
            UUID id = imports.read(edition, Objects.requireNonNullElse(file.getOriginalFilename(), ""), content);
            return "redirect:/administration/diagnoses/imports/" + id;
        } catch (Fault fault) {
            response.setStatus(fault.code().status());
            return page("", edition, fault, model);
        }
    }

    private String page(String q, Edition chosen, @Nullable Fault fault, Model model) {
        model.addAttribute("q", q);
        model.addAttribute("hits", diagnoses.search(q, HITS));
        model.addAttribute("editions", repository.editions());
        model.addAttribute("chosen", chosen);
        model.addAttribute("fault", fault);
        return "terminology/diagnoses";
    }

    @GetMapping("/administration/diagnoses/imports/{id}")
    String report(
            @PathVariable("id") UUID id,
            @RequestParam(name = "outcome", defaultValue = "FAULTY") Outcome outcome,
            Model model) {
        CurrentAccess.requireRole(Role.ADMINISTRATOR);
        List<DiagnosisImport.ReportLine> lines = imports.lines(id, outcome, LINES);
        model.addAttribute("reading", imports.reading(id));
        model.addAttribute("outcome", outcome);
        model.addAttribute("lines", lines);
        return "terminology/report";
    }

    @PostMapping("/administration/diagnoses/imports/{id}/confirm")
    String confirm(@PathVariable("id") UUID id) {
        CurrentAccess.requireRole(Role.ADMINISTRATOR);
        imports.confirm(id);
        return "redirect:/administration/diagnoses/imports/" + id;
    }
}
