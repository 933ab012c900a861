package org.jieli.assessment.accounts;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jieli.assessment.attachment.AttachedFiles;
import org.jieli.assessment.attachment.AttachedType;
import org.jieli.assessment.task.Reports;
import org.jieli.assessment.task.Task;
import org.jieli.shared.Fault;
import org.jieli.shared.Role;
import org.jieli.web.FormFault;
import org.jieli.web.MenuEntry;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
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
import org.springframework.web.servlet.ModelAndView;

/** The accounts of the units that report: the list to take away, and the import with its report. */
@Controller
class ReportingAccountController {

    private final AccountImport imports;
    private final Reports reports;

    ReportingAccountController(AccountImport imports, Reports reports) {
        this.imports = imports;
        this.reports = reports;
    }

    @Bean
    static MenuEntry reportingAccountsMenu() {
        return new MenuEntry(
                MenuEntry.Group.REPORTING,
                80,
                "accounts.title",
                "/reporting/accounts",
                "users",
                Set.of(Role.EVALUATOR, Role.ADMINISTRATOR));
    }

    @GetMapping("/reporting/accounts")
    ModelAndView page() {
        return page(FormFault.NONE);
    }

    @PostMapping("/reporting/accounts/list.xlsx")
    ResponseEntity<byte[]> list(@RequestParam("task") UUID task, @ModelAttribute("ui") Ui ui) throws IOException {
        List<ReportingUnit> without = imports.units(task).stream()
                .filter(unit -> unit.username() == null)
                .toList();
        byte[] content = new AccountList(ui).write(without);
        imports.taken(task, without.size());
        return AttachedFiles.answer(
                ui.t("accounts.sheet") + ".xlsx", MediaType.parseMediaType(AttachedType.EXCEL.mediaType()), content);
    }

    @PostMapping("/reporting/accounts/imports")
    ModelAndView read(@RequestParam("task") UUID task, @RequestParam("file") MultipartFile file) throws IOException {
        try (InputStream content = file.getInputStream()) {
            UUID id = imports.read(task, Objects.requireNonNullElse(file.getOriginalFilename(), ""), content);
            return new ModelAndView("redirect:/reporting/accounts/imports/" + id);
        } catch (Fault fault) {
            return page(new FormFault(fault));
        }
    }

    @GetMapping("/reporting/accounts/imports/{id}")
    String report(@PathVariable("id") UUID id, Model model) {
        model.addAttribute("reading", imports.reading(id));
        model.addAttribute("lines", imports.lines(id));
        return "assessment/accounts/report";
    }

    @PostMapping("/reporting/accounts/imports/{id}/confirm")
    String confirm(@PathVariable("id") UUID id) {
        imports.confirm(id);
        return "redirect:/reporting/accounts/imports/" + id;
    }

    private ModelAndView page(FormFault fault) {
        AccountImport.keeper();
        @Nullable Task task = reports.chosenTask().orElse(null);
        ModelAndView page = new ModelAndView("assessment/accounts/accounts");
        page.addObject("tasks", reports.tasks());
        page.addObject("task", task);
        page.addObject("units", task == null ? List.of() : imports.units(task.id()));
        page.addObject("fault", fault);
        if (fault.fault() != null) {
            page.setStatus(HttpStatus.valueOf(fault.fault().code().status()));
        }
        return page;
    }
}
