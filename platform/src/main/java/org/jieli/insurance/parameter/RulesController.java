package org.jieli.insurance.parameter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jieli.region.Divisions;
import org.jieli.shared.Fault;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.jieli.web.FormFault;
import org.jieli.web.Idempotency;
import org.jieli.web.MenuEntry;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Versions of the benefit rules: the list, one read, two compared, the effect of one, and its issue. */
@Controller
class RulesController {

    private final RuleDesk desk;
    private final WorkedEffects effects;
    private final RuleBills bills;
    private final Divisions divisions;
    private final Idempotency idempotency;
    private final Clock clock;

    RulesController(
            RuleDesk desk,
            WorkedEffects effects,
            RuleBills bills,
            Divisions divisions,
            Idempotency idempotency,
            Clock clock) {
        this.desk = desk;
        this.effects = effects;
        this.bills = bills;
        this.divisions = divisions;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @Bean
    static MenuEntry rulesMenu() {
        return new MenuEntry(
                        MenuEntry.Group.INSURANCE,
                        10,
                        "rules.title",
                        "/insurance/rules",
                        "scale",
                        Set.of(Role.INSURANCE_BUREAU, Role.HEALTH_COMMISSION))
                .alsoOverFunds();
    }

    /** What a copy came to. */
    record Copied(UUID id) {}

    @GetMapping("/insurance/rules")
    String list(Model model) {
        List<StoredRuleSet> all = desk.all();
        model.addAttribute(
                "own",
                all.stream().filter(each -> each.state() != RuleState.EXAMPLE).toList());
        model.addAttribute(
                "examples",
                all.stream().filter(each -> each.state() == RuleState.EXAMPLE).toList());
        model.addAttribute("full", all.size() == RuleDesk.MOST);
        model.addAttribute("regions", this);
        model.addAttribute("mayEdit", desk.isBureau());
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("key", Identifiers.next().toString());
        return "insurance/parameter/list";
    }

    @GetMapping("/insurance/rules/{id}")
    String show(@PathVariable("id") UUID id, Model model) {
        StoredRuleSet stored = desk.require(id);
        model.addAttribute("stored", stored);
        model.addAttribute("findings", desk.checks(stored.set()));
        model.addAttribute("region", name(stored.set().region()));
        model.addAttribute("other", desk.besides(stored).set().id().toString());
        model.addAttribute("mayEdit", desk.mayEdit(stored));
        model.addAttribute("mayCopy", desk.isBureau());
        model.addAttribute("again", bills.settledAgain(id).orElse(null));
        model.addAttribute("left", bills.left(id));
        model.addAttribute("key", Identifiers.next().toString());
        return "insurance/parameter/show";
    }

    @PostMapping("/insurance/rules/{id}/copy")
    String copy(@PathVariable("id") UUID id, @RequestParam("key") String key, RedirectAttributes next) {
        String path = "/insurance/rules/" + id + "/copy";
        Copied copied = idempotency.once(
                key, new Idempotency.Request("POST", path, null), Copied.class, () -> new Copied(desk.copy(id)));
        next.addFlashAttribute(Ui.DONE, "rules.was-copied");
        return "redirect:/insurance/rules/" + copied.id() + "/edit";
    }

    @PostMapping("/insurance/rules/{id}/withdraw")
    String withdraw(@PathVariable("id") UUID id, @RequestParam("revision") int revision, RedirectAttributes next) {
        desk.withdraw(id, revision);
        next.addFlashAttribute(Ui.DONE, "rules.was-withdrawn");
        return "redirect:/insurance/rules";
    }

    @GetMapping("/insurance/rules/{id}/effect")
    ModelAndView effect(@PathVariable("id") UUID id) {
        return effectPage(desk.require(id), null);
    }

    @PostMapping("/insurance/rules/{id}/issue")
    ModelAndView issue(@PathVariable("id") UUID id, @RequestParam("revision") int revision, RedirectAttributes next) {
        try {
            desk.issue(id, revision);
        } catch (Fault fault) {
            return effectPage(desk.require(id), fault);
        }
        next.addFlashAttribute(Ui.DONE, "rules.was-issued");
        return new ModelAndView("redirect:/insurance/rules/" + id);
    }

    @GetMapping("/insurance/rules/compare")
    String compare(
            @RequestParam("left") UUID left,
            @RequestParam("right") UUID right,
            @RequestParam(name = "all", defaultValue = "false") boolean all,
            Model model) {
        StoredRuleSet one = desk.require(left);
        StoredRuleSet other = desk.require(right);
        List<RuleDifference> fields =
                RuleDifference.between(one.set().rules(), other.set().rules());
        model.addAttribute("left", one);
        model.addAttribute("right", other);
        model.addAttribute("choices", desk.all());
        model.addAttribute("all", all);
        model.addAttribute(
                "fields",
                all ? fields : fields.stream().filter(each -> !each.isSame()).toList());
        model.addAttribute(
                "different", fields.stream().filter(each -> !each.isSame()).count());
        return "insurance/parameter/compare";
    }

    /** Name of a pooling region; its code when it is unknown. */
    String name(String region) {
        String code = (region + "000000").substring(0, 6);
        return divisions.fullName(code, LocalDate.now(clock));
    }

    private ModelAndView effectPage(StoredRuleSet stored, @Nullable Fault fault) {
        ModelAndView page = new ModelAndView("insurance/parameter/effect");
        page.addObject("stored", stored);
        page.addObject("effects", effects.of(stored.set()));
        page.addObject("before", effects.predecessor(stored.set()).orElse(null));
        page.addObject("findings", desk.findings(stored));
        page.addObject("mayIssue", desk.mayEdit(stored));
        page.addObject("bills", desk.mayEdit(stored) ? bills.onDaysOf(stored) : 0L);
        page.addObject("fault", new FormFault(fault));
        if (fault != null) {
            page.setStatus(HttpStatusCode.valueOf(fault.code().status()));
        }
        return page;
    }
}
