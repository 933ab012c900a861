package org.jieli.insurance.parameter;

import java.util.UUID;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.web.Ui;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How far the bills on the days of a version are settled again. */
@Controller
class RuleBillsController {

    private final RuleBills bills;

    RuleBillsController(RuleBills bills) {
        this.bills = bills;
    }

    @GetMapping("/insurance/rules/{id}/bills")
    String progress(@PathVariable("id") UUID id, Model model) {
        model.addAttribute("id", id.toString());
        model.addAttribute("again", bills.settledAgain(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND)));
        model.addAttribute("left", bills.left(id));
        model.addAttribute("mayOpen", bills.mayOpen());
        return "insurance/parameter/bills";
    }

    @PostMapping("/insurance/rules/{id}/settle-again")
    String again(@PathVariable("id") UUID id, RedirectAttributes next) {
        bills.tryAgain(id);
        next.addFlashAttribute(Ui.DONE, "rules.again-begun");
        return "redirect:/insurance/rules/" + id;
    }
}
