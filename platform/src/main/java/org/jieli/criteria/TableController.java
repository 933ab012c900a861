package org.jieli.criteria;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Role;
import org.jieli.web.MenuEntry;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The decision tables, their versions, and the upload of the next one. */
@Controller
class TableController {

    private final TableAdministration administration;
    private final Vocabulary vocabulary = Vocabulary.shipped();

    TableController(TableAdministration administration) {
        this.administration = administration;
    }

    @Bean
    static MenuEntry criteriaMenu() {
        return new MenuEntry(
                MenuEntry.Group.ADMINISTRATION,
                40,
                "criteria.title",
                "/administration/criteria",
                "table-options",
                Set.of(Role.ADMINISTRATOR, Role.HEALTH_COMMISSION));
    }

    @GetMapping("/administration/criteria")
    String tables(Model model) {
        CurrentAccess.requireRole(Role.ADMINISTRATOR, Role.HEALTH_COMMISSION);
        model.addAttribute("standings", administration.standings());
        return "criteria/tables";
    }

    @GetMapping("/administration/criteria/{name}")
    String table(
            @PathVariable("name") String name,
            @RequestParam(name = "version", required = false) @Nullable Integer number,
            @ModelAttribute("ui") Ui ui,
            Model model) {
        model.addAttribute("page", page(name, number, ui, null, null, List.of()));
        return "criteria/table";
    }

    @GetMapping("/administration/criteria/{name}/versions/{number}.dmn")
    ResponseEntity<byte[]> download(@PathVariable("name") String name, @PathVariable("number") int number) {
        TableVersion version = administration.version(name, number);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name + "-" + number + ".dmn")
                                .build()
                                .toString())
                .body(version.xml().getBytes(StandardCharsets.UTF_8));
    }

    @PostMapping("/administration/criteria/{name}/versions")
    String add(
            @PathVariable("name") String name,
            @RequestParam(name = "effectiveFrom", required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable
                    LocalDate effectiveFrom,
            @RequestParam(name = "source", required = false) @Nullable String source,
            @RequestParam("file") MultipartFile file,
            @ModelAttribute("ui") Ui ui,
            Model model,
            HttpServletResponse response)
            throws IOException {
        String xml = new String(file.getBytes(), StandardCharsets.UTF_8);
        try {
            TableVersion added = administration.add(name, new NewTableVersion(effectiveFrom, source, xml));
            return "redirect:/administration/criteria/" + name + "?version=" + added.version();
        } catch (Fault fault) {
            if (fault.fields().isEmpty()) {
                throw fault;
            }
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("page", page(name, null, ui, effectiveFrom, source, fault.fields()));
            return "criteria/table";
        }
    }

    @PostMapping("/administration/criteria/{name}/versions/{number}/withdrawal")
    String withdraw(@PathVariable("name") String name, @PathVariable("number") int number) {
        administration.withdraw(name, number);
        return "redirect:/administration/criteria/" + name;
    }

    @GetMapping("/administration/criteria/{name}/comparison")
    String compare(
            @PathVariable("name") String name,
            @RequestParam("from") int from,
            @RequestParam("to") int to,
            @ModelAttribute("ui") Ui ui,
            Model model) {
        TableVersion before = administration.version(name, from);
        TableVersion after = administration.version(name, to);
        model.addAttribute("before", before);
        model.addAttribute("after", after);
        model.addAttribute(
                "differences", Differences.between(administration.compiled(before), administration.compiled(after)));
        model.addAttribute("words", CellWords.of(ui, vocabulary));
        return "criteria/comparison";
    }

    private TablePage page(
            String name,
            @Nullable Integer number,
            Ui ui,
            @Nullable LocalDate effectiveFrom,
            @Nullable String source,
            List<FieldFault> faults) {
        List<TableVersion> versions = administration.versions(name);
        LocalDate today = administration.today();
        TableVersion shown = number != null
                ? administration.version(name, number)
                : versions.stream()
                        .filter(version -> version.isInForceOn(today))
                        .findFirst()
                        .orElse(versions.getFirst());
        return new TablePage(
                shown,
                versions,
                administration.compiled(shown),
                CellWords.of(ui, vocabulary),
                today,
                CurrentAccess.require().role() == Role.ADMINISTRATOR,
                effectiveFrom,
                source,
                faults);
    }
}
