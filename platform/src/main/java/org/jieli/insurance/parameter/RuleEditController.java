package org.jieli.insurance.parameter;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jieli.insurance.rules.RuleFinding;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.web.FormFault;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The editor of a draft; what was typed comes back whatever is wrong with it. */
@Controller
class RuleEditController {

    private final RuleDesk desk;

    RuleEditController(RuleDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/insurance/rules/{id}/edit")
    ModelAndView edit(@PathVariable("id") UUID id) {
        StoredRuleSet draft = desk.requireDraft(id);
        return page(draft, RuleForm.of(draft), desk.findings(draft.set()), null);
    }

    @PostMapping("/insurance/rules/{id}")
    ModelAndView save(@PathVariable("id") UUID id, @RequestParam Map<String, String> typed, RedirectAttributes next) {
        StoredRuleSet draft = desk.requireDraft(id);
        RuleForm form = new RuleForm(typed);
        try {
            desk.change(draft, form.read(draft.set()), form.revision());
        } catch (Fault fault) {
            return page(draft, form, List.of(), fault);
        }
        next.addFlashAttribute(Ui.DONE, "rules.was-saved");
        return new ModelAndView("redirect:/insurance/rules/" + id + "/edit");
    }

    /** Adds or removes a row without saving. */
    @PostMapping("/insurance/rules/{id}/rows")
    ModelAndView rows(@PathVariable("id") UUID id, @RequestParam Map<String, String> typed) {
        StoredRuleSet draft = desk.requireDraft(id);
        RuleForm form = new RuleForm(typed);
        RuleForm changed =
                !form.get("add").isEmpty() ? form.withRow(form.get("add")) : form.withoutRow(form.get("remove"));
        return page(draft, changed, List.of(), null);
    }

    private static ModelAndView page(
            StoredRuleSet draft, RuleForm form, List<RuleFinding> findings, @Nullable Fault fault) {
        ModelAndView page = new ModelAndView("insurance/parameter/edit");
        List<FieldFault> faults = Stream.concat(
                        new FormFault(fault).fields().stream(),
                        findings.stream().map(RuleFinding::what))
                .toList();
        page.addObject("draft", draft);
        page.addObject("form", form);
        page.addObject("faults", faults);
        page.addObject("findings", findings);
        page.addObject("fault", new FormFault(fault));
        if (fault != null) {
            page.setStatus(HttpStatusCode.valueOf(fault.code().status()));
        }
        return page;
    }
}
