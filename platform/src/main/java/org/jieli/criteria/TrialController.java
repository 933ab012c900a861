package org.jieli.criteria;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jieli.criteria.Advice.Reason;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Trying a version on example values beside the one in force, before it rules. */
@Controller
class TrialController {

    private final TableAdministration administration;
    private final Vocabulary vocabulary = Vocabulary.shipped();

    TrialController(TableAdministration administration) {
        this.administration = administration;
    }

    @GetMapping("/administration/criteria/{name}/versions/{number}/trial")
    String trial(
            @PathVariable("name") String name,
            @PathVariable("number") int number,
            @RequestParam MultiValueMap<String, String> typed,
            @ModelAttribute("ui") Ui ui,
            Model model) {
        TableVersion tried = administration.version(name, number);
        TableVersion inForce = administration.versions(name).stream()
                .filter(version -> version.isInForceOn(administration.today()))
                .findFirst()
                .orElse(tried);
        CompiledTable before = administration.compiled(inForce);
        CompiledTable after = administration.compiled(tried);
        Set<String> inputs = new HashSet<>(before.inputs());
        inputs.addAll(after.inputs());
        TrialForm form = new TrialForm(typed);
        List<FieldFault> faults = new ArrayList<>();
        Map<String, Object> values = form.isFilled() ? values(form, faults) : null;
        model.addAttribute(
                "page",
                new TrialPage(
                        inForce,
                        tried,
                        inputs,
                        TrialPage.findingCodes(before, after),
                        vocabulary,
                        CellWords.of(ui, vocabulary),
                        form,
                        faults,
                        asked(before, values),
                        asked(after, values)));
        return "criteria/trial";
    }

    private @Nullable Map<String, Object> values(TrialForm form, List<FieldFault> faults) {
        CaseRequest request = form.request(vocabulary, faults);
        if (faults.isEmpty()) {
            try {
                return Weighing.values(request.toCase(administration.today(), vocabulary));
            } catch (Fault fault) {
                faults.addAll(fault.fields());
            }
        }
        return null;
    }

    private static @Nullable List<Reason> asked(CompiledTable table, @Nullable Map<String, Object> values) {
        return values == null ? null : table.ask(values);
    }
}
