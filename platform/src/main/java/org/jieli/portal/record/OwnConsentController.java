package org.jieli.portal.record;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jieli.portal.Me;
import org.jieli.portal.PersonalPages;
import org.jieli.resident.Consent;
import org.jieli.resident.ConsentKind;
import org.jieli.resident.PersonalConsents;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.web.Ui;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Consent, kind by kind: given and taken back with one tap each. */
@Controller
@PersonalPages
class OwnConsentController {

    /** What is given by itself; consent to an agreement comes with its signature. */
    private static final Set<ConsentKind> BY_ONESELF =
            EnumSet.of(ConsentKind.HEALTH_DATA, ConsentKind.SHARING, ConsentKind.MESSAGES, ConsentKind.PROXY);

    private final PersonalConsents consents;

    OwnConsentController(PersonalConsents consents) {
        this.consents = consents;
    }

    @GetMapping("/my/consents")
    String page(@ModelAttribute("me") Me me, Model model) {
        List<Consent> all = consents.of(me.session().shown());
        Set<ConsentKind> open = EnumSet.copyOf(BY_ONESELF);
        open.removeAll(all.stream().filter(Consent::holds).map(Consent::kind).collect(Collectors.toSet()));
        if (me.isActing()) {
            open.remove(ConsentKind.PROXY);
        }
        model.addAttribute("given", all.stream().filter(Consent::holds).toList());
        model.addAttribute("open", open);
        model.addAttribute("earlier", all.stream().filter(each -> !each.holds()).toList());
        return "portal/record/consents";
    }

    @PostMapping("/my/consents")
    String grant(@ModelAttribute("me") Me me, @RequestParam ConsentKind kind, RedirectAttributes redirect) {
        if (!BY_ONESELF.contains(kind)) {
            throw new Fault(CommonFault.NOT_FOUND);
        }
        consents.grant(me.session().shown(), kind);
        redirect.addFlashAttribute(Ui.DONE, "portal.consent-given");
        return "redirect:/my/consents";
    }

    @PostMapping("/my/consents/{id}/withdrawal")
    String withdraw(@ModelAttribute("me") Me me, @PathVariable UUID id, RedirectAttributes redirect) {
        consents.withdraw(me.session().shown(), id);
        redirect.addFlashAttribute(Ui.DONE, "portal.consent-withdrawn");
        return "redirect:/my/consents";
    }
}
