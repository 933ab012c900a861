package org.jieli.assessment.spotcheck;

import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import org.jieli.assessment.attachment.AttachedFiles;
import org.jieli.assessment.attachment.AttachedType;
import org.jieli.assessment.form.Forms;
import org.jieli.assessment.task.Reports;
import org.jieli.assessment.task.Task;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Role;
import org.jieli.web.MenuEntry;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** All findings and corrections of a task. */
@Controller
class CorrectionController {

    private static final Role[] ROLES = {Role.EVALUATOR, Role.HEALTH_COMMISSION, Role.ALLIANCE_OFFICE};

    private final SpotFindings findings;
    private final Reports reports;
    private final Forms forms;

    CorrectionController(SpotFindings findings, Reports reports, Forms forms) {
        this.findings = findings;
        this.reports = reports;
        this.forms = forms;
    }

    @Bean
    static MenuEntry correctionsMenu() {
        return new MenuEntry(
                MenuEntry.Group.REPORTING,
                55,
                "spotcheck.corrections",
                "/reporting/corrections",
                "checklist",
                Set.of(ROLES));
    }

    @GetMapping("/reporting/corrections")
    String list(
            @RequestParam(name = "state", required = false) @Nullable FindingState state,
            @RequestParam(name = "before", required = false) @Nullable UUID before,
            @ModelAttribute("ui") Ui ui,
            Model model) {
        CurrentAccess.requireRole(ROLES);
        @Nullable Task task = reports.chosenTask().orElse(null);
        model.addAttribute("tasks", reports.tasks());
        model.addAttribute("task", task);
        model.addAttribute("page", task == null ? null : findings.ofTask(task.id(), state, before));
        model.addAttribute("items", task == null ? null : new ItemNames(forms, task));
        model.addAttribute("state", state);
        model.addAttribute("today", ChinaTime.date(ui.now()));
        return "assessment/spotcheck/corrections";
    }

    @GetMapping("/reporting/corrections.xlsx")
    ResponseEntity<byte[]> export(@RequestParam("task") UUID taskId, @ModelAttribute("ui") Ui ui) throws IOException {
        CurrentAccess.requireRole(ROLES);
        Task task = reports.task(taskId);
        byte[] content = CorrectionTable.write(findings.allOfTask(task.id()), new ItemNames(forms, task), ui);
        return AttachedFiles.answer(
                ui.t("spotcheck.corrections") + ".xlsx",
                MediaType.parseMediaType(AttachedType.EXCEL.mediaType()),
                content);
    }
}
