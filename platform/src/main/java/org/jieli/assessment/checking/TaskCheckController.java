package org.jieli.assessment.checking;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jieli.assessment.form.Forms;
import org.jieli.web.Ui;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** Which checks fail how often in the reports of a task. */
@Controller
class TaskCheckController {

    private final TaskChecks checks;
    private final Forms forms;

    TaskCheckController(TaskChecks checks, Forms forms) {
        this.checks = checks;
        this.forms = forms;
    }

    @GetMapping("/reporting/tasks/{id}/checks")
    String page(@PathVariable("id") UUID id, @ModelAttribute("ui") Ui ui, Model model) {
        TaskChecks.Summary summary = checks.of(id);
        Map<String, CheckWords> words = forms.of(summary.task().edition()).stream()
                .collect(Collectors.toMap(form -> form.id(), form -> new CheckWords(form, ui)));
        model.addAttribute("summary", summary);
        model.addAttribute("words", words);
        return "assessment/checking/task";
    }
}
