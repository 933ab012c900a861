package org.jieli.portal.insurance;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jieli.insurance.Settlements;
import org.jieli.insurance.Settlements.ExplainedBill;
import org.jieli.insurance.Settlements.SettledBill;
import org.jieli.portal.Me;
import org.jieli.portal.PersonalPages;
import org.jieli.portal.Places;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** His bills with what insurance paid, and each explained in plain words. */
@Controller
@PersonalPages
class OwnBillsController {

    private static final int SHOWN = 100;

    private final Settlements settlements;
    private final Places places;
    private final Clock clock;

    OwnBillsController(Settlements settlements, Places places, Clock clock) {
        this.settlements = settlements;
        this.places = places;
        this.clock = clock;
    }

    @GetMapping("/my/insurance")
    String bills(@ModelAttribute("me") Me me, Model model) {
        UUID person = me.session().shown();
        List<SettledBill> bills = settlements.of(person, SHOWN);
        int year = LocalDate.now(clock).getYear();
        model.addAttribute("bills", bills);
        model.addAttribute("year", settlements.balances(person, year).orElse(null));
        model.addAttribute(
                "places",
                places.names(bills.stream().map(SettledBill::institutionId).collect(Collectors.toSet())));
        return "portal/insurance/bills";
    }

    @GetMapping("/my/insurance/{id}")
    String bill(@ModelAttribute("me") Me me, @PathVariable UUID id, Locale locale, Model model) {
        ExplainedBill explained = settlements
                .explain(id, locale)
                .filter(each -> each.bill().residentId().equals(me.session().shown()))
                .orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        UUID place = explained.bill().institutionId();
        model.addAttribute("explained", explained);
        model.addAttribute("place", places.names(Set.of(place)).getOrDefault(place, ""));
        return "portal/insurance/bill";
    }
}
