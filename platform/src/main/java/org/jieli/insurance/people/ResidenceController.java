package org.jieli.insurance.people;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.insurance.FundPost;
import org.jieli.insurance.claim.ResidenceDesk.Registered;
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
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where an insured person is registered as living for long, outside of his region. */
@Controller
class ResidenceController {

    private static final String RESIDENCES = PeopleController.PATH + "/{resident:[0-9a-f-]{36}}/residences";

    private final RegisteringResidence registering;
    private final ReadingPeople reading;
    private final Idempotency idempotency;

    ResidenceController(RegisteringResidence registering, ReadingPeople reading, Idempotency idempotency) {
        this.registering = registering;
        this.reading = reading;
        this.idempotency = idempotency;
    }

    @GetMapping(PeopleController.PATH + "/places")
    @ResponseBody
    List<RegisteringResidence.Place> places(@RequestParam("q") String q) {
        return registering.places(q);
    }

    @GetMapping(RESIDENCES)
    String list(
            @PathVariable("resident") UUID resident,
            @RequestParam(name = "edit", required = false) @Nullable UUID edit,
            Model model) {
        FundPost.region();
        TypedResidence typed = registering.of(resident).stream()
                .filter(each -> each.it().id().equals(edit))
                .findFirst()
                .map(each -> TypedResidence.of(each.it()))
                .orElse(TypedResidence.NOTHING);
        return page(resident, typed, null, null, model);
    }

    @PostMapping(RESIDENCES)
    String register(
            @PathVariable("resident") UUID resident,
            @RequestParam Map<String, String> form,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        FundPost.region();
        TypedResidence typed = TypedResidence.read(form);
        try {
            String path = PeopleController.PATH + "/" + resident + "/residences";
            idempotency.once(
                    form.get("key"),
                    new Idempotency.Request("POST", path, typed),
                    RegisteringResidence.Done.class,
                    () -> registering.registerConfirmed(resident, typed));
            flash.addFlashAttribute(Ui.DONE, "insured.residence.done");
            return "redirect:" + path;
        } catch (RegisteringResidence.Unconfirmed unconfirmed) {
            return page(resident, typed, unconfirmed.tried(), null, model);
        } catch (Fault fault) {
            if (fault.code() == CommonFault.NOT_FOUND || fault.code() == CommonFault.FORBIDDEN) {
                throw fault;
            }
            response.setStatus(fault.code().status());
            return page(resident, typed, null, fault, model);
        }
    }

    private String page(
            UUID resident, TypedResidence typed, @Nullable Registered tried, @Nullable Fault fault, Model model) {
        model.addAttribute("person", reading.read(resident, null));
        model.addAttribute("residences", registering.of(resident));
        model.addAttribute("typed", typed);
        model.addAttribute("placeName", registering.name(typed.place()));
        model.addAttribute("tried", tried);
        model.addAttribute("fault", new FormFault(fault));
        model.addAttribute("key", Identifiers.next().toString());
        return "insurance/people/residences";
    }
}
