package org.jieli.chronic.jointplan;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.shared.Access;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.web.FormFault;
import org.jieli.web.Ui;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The joint plan as a part of the person's page, and agreeing to it. */
@Controller
class JointPlanController {

    private final StoredJointPlans plans;
    private final Residents residents;
    private final Institutions institutions;

    JointPlanController(StoredJointPlans plans, Residents residents, Institutions institutions) {
        this.plans = plans;
        this.residents = residents;
        this.institutions = institutions;
    }

    /** The plan that waits, the one in force, and how many there were before. */
    @GetMapping("/chronic/people/{residentId}/plan")
    String plan(@PathVariable UUID residentId, Model model) {
        require(residentId);
        return shown(residentId, model);
    }

    @GetMapping("/chronic/people/{residentId}/plan/{id}")
    String form(@PathVariable UUID residentId, @PathVariable UUID id, Model model) {
        JointPlan plan = plan(residentId, id);
        return form(plan, plan.words(), plan.version(), FormFault.NONE, model);
    }

    @PostMapping("/chronic/people/{residentId}/plan/{id}")
    String agree(
            @PathVariable UUID residentId,
            @PathVariable UUID id,
            @RequestParam int version,
            PlanWords words,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        require(residentId);
        try {
            plans.agree(residentId, id, version, words);
            flash.addFlashAttribute(Ui.DONE, "chronic.joint-plan-done");
            return "redirect:/chronic/people/" + residentId + "#plan";
        } catch (Fault fault) {
            if (fault.code() == CommonFault.NOT_FOUND || fault.code() == CommonFault.FORBIDDEN) {
                throw fault;
            }
            response.setStatus(
                    fault.fields().isEmpty() ? fault.code().status() : HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(plan(residentId, id), words, version, new FormFault(fault), model);
        }
    }

    private String form(JointPlan plan, PlanWords words, int version, FormFault fault, Model model) {
        model.addAttribute("resident", require(plan.residentId()));
        model.addAttribute("plan", plan);
        model.addAttribute("words", words);
        model.addAttribute("version", version);
        model.addAttribute("fault", fault);
        model.addAttribute("hospital", name(plan.hospitalId()));
        return "chronic/jointplan/form";
    }

    private String shown(UUID residentId, Model model) {
        Access access = CurrentAccess.require();
        List<JointPlan> all = plans.of(residentId);
        Map<UUID, String> places =
                institutions
                        .findAll(all.stream().map(JointPlan::hospitalId).collect(Collectors.toSet()))
                        .values()
                        .stream()
                        .collect(Collectors.toMap(InstitutionSummary::id, InstitutionSummary::name));
        model.addAttribute(
                "plans", all.stream().filter(each -> each.replacedAt() == null).toList());
        model.addAttribute("places", places);
        model.addAttribute("own", access.role().isPrimaryClinician() ? access.institutionId() : null);
        return "chronic/jointplan/shown";
    }

    private JointPlan plan(UUID residentId, UUID id) {
        require(residentId);
        return plans.of(residentId).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    private ResidentSummary require(UUID residentId) {
        return residents.find(residentId).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    private String name(UUID institution) {
        return institutions.find(institution).map(InstitutionSummary::name).orElse("–");
    }
}
