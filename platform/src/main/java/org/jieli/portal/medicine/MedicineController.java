package org.jieli.portal.medicine;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jieli.medication.PrescriptionSummary;
import org.jieli.medication.Prescriptions;
import org.jieli.portal.Me;
import org.jieli.portal.PersonalPages;
import org.jieli.portal.Places;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.web.Ui;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Prescriptions with what is left of them, and the refill. */
@Controller
@PersonalPages
class MedicineController {

    private static final int SHOWN = 30;

    private final Prescriptions prescriptions;
    private final Places places;
    private final Clock clock;

    MedicineController(Prescriptions prescriptions, Places places, Clock clock) {
        this.prescriptions = prescriptions;
        this.places = places;
        this.clock = clock;
    }

    @GetMapping("/my/prescriptions")
    String list(@ModelAttribute("me") Me me, Model model) {
        List<PrescriptionSummary> found = prescriptions.of(me.session().shown(), SHOWN);
        model.addAttribute("prescriptions", found);
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute(
                "places",
                places.names(found.stream().map(PrescriptionSummary::dispenseAt).collect(Collectors.toSet())));
        return "portal/medicine/prescriptions";
    }

    @PostMapping("/my/prescriptions/{id}/refill")
    String refill(@ModelAttribute("me") Me me, @PathVariable UUID id, RedirectAttributes redirect) {
        if (prescriptions
                .find(id)
                .filter(each -> each.residentId().equals(me.session().shown()))
                .isEmpty()) {
            throw new Fault(CommonFault.NOT_FOUND);
        }
        prescriptions.askForRefill(id);
        redirect.addFlashAttribute(Ui.DONE, "portal.refill-asked");
        return "redirect:/my/prescriptions";
    }
}
