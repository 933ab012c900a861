package org.jieli.insurance.people;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jieli.insurance.FundPost;
import org.jieli.insurance.claim.CoverageDesk.Written;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.shared.Identifiers;
import org.jieli.web.FormFault;
import org.jieli.web.Idempotency;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One insured person, and changes of what holds of him. */
@Controller
class InsuredController {

    private static final String PERSON = PeopleController.PATH + "/{resident:[0-9a-f-]{36}}";

    private final ReadingPeople reading;
    private final ChangingInsured changing;
    private final KnownGroups groups;
    private final Idempotency idempotency;

    InsuredController(ReadingPeople reading, ChangingInsured changing, KnownGroups groups, Idempotency idempotency) {
        this.reading = reading;
        this.changing = changing;
        this.groups = groups;
        this.idempotency = idempotency;
    }

    @GetMapping(PERSON)
    String person(
            @PathVariable("resident") UUID resident,
            @RequestParam(name = "year", required = false) @Nullable Integer year,
            Model model) {
        InsuredRecord person = reading.read(resident, year);
        return page(person, TypedChange.of(person), null, null, model);
    }

    @PostMapping(PERSON + "/coverages")
    String change(
            @PathVariable("resident") UUID resident,
            @RequestParam Map<String, String> typed,
            @RequestParam(name = "group", defaultValue = "") Set<String> chosen,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        reading.coverages(resident);
        TypedChange change = TypedChange.read(typed, chosen);
        try {
            idempotency.once(
                    typed.get("key"),
                    new Idempotency.Request("POST", PeopleController.PATH + "/" + resident + "/coverages", change),
                    ChangingInsured.Done.class,
                    () -> changing.change(resident, change));
            flash.addFlashAttribute(Ui.DONE, "insured.changed");
            return "redirect:" + PeopleController.PATH + "/" + resident;
        } catch (ChangingInsured.Unconfirmed unconfirmed) {
            return page(reading.read(resident, null), change, unconfirmed.tried(), null, model);
        } catch (Fault fault) {
            if (fault.code() == CommonFault.NOT_FOUND || fault.code() == CommonFault.FORBIDDEN) {
                throw fault;
            }
            response.setStatus(fault.code().status());
            return page(reading.read(resident, null), change, null, fault, model);
        }
    }

    private String page(
            InsuredRecord person, TypedChange change, @Nullable Written tried, @Nullable Fault fault, Model model) {
        model.addAttribute("person", person);
        model.addAttribute("change", change);
        model.addAttribute("tried", tried);
        model.addAttribute("fault", new FormFault(fault));
        model.addAttribute("names", groups.of(FundPost.region()));
        model.addAttribute("key", Identifiers.next().toString());
        return "insurance/people/person";
    }
}
