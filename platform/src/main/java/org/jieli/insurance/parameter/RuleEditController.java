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
    ModelAndView edit(@PathVariable("id") UUID id, RedirectAttributes next) {
        StoredRuleSet stored = desk.require(id);
        if (!stored.isDraft()) {
            next.addFlashAttribute("notice", "rules.not-draft." + stored.state().name());
            return new ModelAndView("redirect:/insurance/rules/" + id);
        }
        StoredRuleSet draft = desk.requireDraft(id);
        return page(draft, RuleForm.of(draft), desk.findings(draft), null, false);
    }

    @PostMapping("/insurance/rules/{id}/edit")
    ModelAndView save(@PathVariable("id") UUID id, @RequestParam Map<String, String> typed, RedirectAttributes next) {
        StoredRuleSet draft = desk.requireDraft(id);
        RuleForm form = new RuleForm(typed);
        try {
            desk.change(draft, form.read(draft.set()), form.revision());
        } catch (Fault fault) {
            return page(draft, form, List.of(), withOthers(draft, form, fault), true);
        }
        next.addFlashAttribute(Ui.DONE, "rules.was-saved");
        return new ModelAndView(
                "redirect:/insurance/rules/" + id + (typed.containsKey("effect") ? "/effect" : "/edit"));
    }

    /** Adds or removes a row without saving. */
    @PostMapping("/insurance/rules/{id}/rows")
    ModelAndView rows(@PathVariable("id") UUID id, @RequestParam Map<String, String> typed) {
        StoredRuleSet draft = desk.requireDraft(id);
        RuleForm form = new RuleForm(typed);
        RuleForm changed =
                !form.get("add").isEmpty() ? form.withRow(form.get("add")) : form.withoutRow(form.get("remove"));
        return page(draft, changed, List.of(), null, true);
    }

    /** Where a change of language on the page with another row leads; the browser kept what was typed. */
    @GetMapping("/insurance/rules/{id}/rows")
    String rows(@PathVariable("id") UUID id) {
        return "redirect:/insurance/rules/" + id + "/edit";
    }

    /** With the errors in what can be read, so that all are told at once. */
    private Fault withOthers(StoredRuleSet draft, RuleForm form, Fault fault) {
        if (fault.fields().isEmpty()) {
            return fault;
        }
        List<FieldFault> others = form.readable(draft, fault.fields()).map(desk::checks).orElse(List.of()).stream()
                .filter(RuleFinding::isError)
                .map(RuleFinding::what)
                .filter(other -> fault.fields().stream().noneMatch(known -> isBeside(known.path(), other.path())))
                .toList();
        return new Fault(
                fault.code(),
                Stream.concat(fault.fields().stream(), others.stream()).toList(),
                fault.arguments().toArray());
    }

    /** Whether one place may hang on another: in the same row or part, or both about the days. */
    private static boolean isBeside(String one, String other) {
        return part(one).equals(part(other));
    }

    private static String part(String path) {
        String part = path.split("\\.", 2)[0];
        return List.of("year", "from", "to").contains(part) ? "days" : part;
    }

    private static ModelAndView page(
            StoredRuleSet draft, RuleForm form, List<RuleFinding> findings, @Nullable Fault fault, boolean unsaved) {
        ModelAndView page = new ModelAndView("insurance/parameter/edit");
        List<FieldFault> faults = Stream.concat(
                        new FormFault(fault).fields().stream(),
                        findings.stream().filter(RuleFinding::isError).map(RuleFinding::what))
                .toList();
        page.addObject("draft", draft);
        page.addObject("form", form);
        page.addObject("faults", faults);
        page.addObject("findings", findings);
        page.addObject("fault", new FormFault(fault));
        page.addObject("unsaved", unsaved);
        if (fault != null) {
            page.setStatus(HttpStatusCode.valueOf(fault.code().status()));
        }
        return page;
    }
}
