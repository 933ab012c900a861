package org.jieli.medication.urgent;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.medication.catalogue.Drug;
import org.jieli.medication.catalogue.DrugCatalogue;
import org.jieli.medication.formulary.Formularies;
import org.jieli.medication.post.MedicationPosts;
import org.jieli.medication.stock.Batch;
import org.jieli.medication.stock.Stocks;
import org.jieli.shared.Access;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.jieli.web.FormFault;
import org.jieli.web.Idempotency;
import org.jieli.web.KeysetPage;
import org.jieli.web.TypedNumbers;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Urgent requests for drugs: asking, answering, sending. */
@Controller
class UrgentController {

    private static final int PAGE = 50;

    private final UrgentRequests requests;
    private final Stocks stocks;
    private final Formularies formularies;
    private final DrugCatalogue catalogue;
    private final Institutions institutions;
    private final Idempotency idempotency;

    UrgentController(
            UrgentRequests requests,
            Stocks stocks,
            Formularies formularies,
            DrugCatalogue catalogue,
            Institutions institutions,
            Idempotency idempotency) {
        this.requests = requests;
        this.stocks = stocks;
        this.formularies = formularies;
        this.catalogue = catalogue;
        this.institutions = institutions;
        this.idempotency = idempotency;
    }

    private record Made(UUID id) {}

    @GetMapping("/urgent-drugs")
    String list(
            @RequestParam(name = "open", defaultValue = "true") boolean open,
            @RequestParam(name = "after", required = false) @Nullable UUID after,
            Model model) {
        return page(open, after, null, null, Map.of(), model);
    }

    @GetMapping("/urgent-drugs/new")
    String form(@RequestParam(name = "drug", required = false) @Nullable UUID drug, Model model) {
        MedicationPosts.dispenser();
        return form(
                Map.of(
                        "drugId",
                        drug == null ? "" : drug.toString(),
                        "key",
                        Identifiers.next().toString()),
                null,
                model);
    }

    @PostMapping("/urgent-drugs")
    String ask(
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        try {
            TypedNumbers numbers = new TypedNumbers();
            UrgentRequests.NewRequest wanted = new UrgentRequests.NewRequest(
                    identifier(typed.get("drugId")),
                    identifier(typed.get("to")),
                    numbers.whole("amount", typed.get("amount")),
                    typed.get("reason"));
            idempotency.once(
                    typed.get("key"),
                    new Idempotency.Request("POST", "/urgent-drugs", wanted),
                    Made.class,
                    () -> new Made(requests.ask(wanted, numbers.faults())));
            flash.addFlashAttribute(Ui.DONE, "medication.done-asked");
            return "redirect:/urgent-drugs";
        } catch (Fault fault) {
            mend(fault, response);
            return form(typed, fault, model);
        }
    }

    @PostMapping("/urgent-drugs/{id}/{act}")
    String act(
            @PathVariable("id") UUID id,
            @PathVariable("act") String act,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        try {
            switch (act) {
                case "promise" -> requests.answer(id, true, typed.get("answer"));
                case "refuse" -> requests.answer(id, false, typed.get("answer"));
                case "withdraw" -> requests.withdraw(id);
                case "send" -> {
                    TypedNumbers numbers = new TypedNumbers();
                    Integer amount = numbers.whole("amount", typed.get("amount"));
                    Fault.throwIfAny(numbers.faults());
                    requests.send(id, identifier(typed.get("batch")), amount);
                }
                default -> throw new Fault(CommonFault.NOT_FOUND);
            }
            flash.addFlashAttribute(Ui.DONE, "medication.done-answered");
            return "redirect:/urgent-drugs";
        } catch (Fault fault) {
            mend(fault, response);
            return page(true, null, id, fault, typed, model);
        }
    }

    private String page(
            boolean open,
            @Nullable UUID after,
            @Nullable UUID faulty,
            @Nullable Fault fault,
            Map<String, String> typed,
            Model model) {
        Access access = MedicationPosts.reader();
        UUID own = access.requireInstitution();
        KeysetPage<UrgentRequest> page = requests.list(own, open, after, PAGE);
        boolean pharmacist = access.role() == Role.PHARMACIST;
        model.addAttribute("page", page);
        model.addAttribute("open", open);
        model.addAttribute("own", own);
        model.addAttribute("overdue", requests.overdue(own));
        model.addAttribute("mayAsk", MedicationPosts.DISPENSERS.contains(access.role()));
        model.addAttribute("mayAnswer", pharmacist);
        model.addAttribute(
                "drugs",
                page.items().stream()
                        .flatMap(each -> catalogue.find(each.drugId()).stream())
                        .distinct()
                        .collect(Collectors.toMap(Drug::id, drug -> drug)));
        model.addAttribute(
                "places",
                institutions
                        .findAll(page.items().stream()
                                .flatMap(each -> Stream.of(each.fromInstitution(), each.toInstitution()))
                                .collect(Collectors.toSet()))
                        .values()
                        .stream()
                        .collect(Collectors.toMap(InstitutionSummary::id, InstitutionSummary::name)));
        model.addAttribute("batches", pharmacist ? batches(own, page.items()) : Map.of());
        model.addAttribute("faulty", faulty);
        model.addAttribute("fault", new FormFault(fault));
        model.addAttribute("typed", typed);
        return "medication/urgent/list";
    }

    private Map<UUID, List<Batch>> batches(UUID own, List<UrgentRequest> items) {
        return items.stream()
                .filter(each -> each.isOpen() && each.toInstitution().equals(own))
                .map(UrgentRequest::drugId)
                .distinct()
                .collect(Collectors.toMap(drug -> drug, drug -> stocks.usable(own, drug)));
    }

    private String form(Map<String, String> typed, @Nullable Fault fault, Model model) {
        Access access = MedicationPosts.dispenser();
        Optional<UUID> lead = formularies.leadOf(access.requireInstitution());
        UUID drug = identifier(typed.get("drugId"));
        UUID to = identifier(typed.get("to"));
        model.addAttribute("typed", typed);
        model.addAttribute("fault", new FormFault(fault));
        model.addAttribute("drug", drug == null ? null : catalogue.find(drug).orElse(null));
        model.addAttribute(
                "to",
                Optional.ofNullable(to)
                        .or(() -> lead)
                        .flatMap(institutions::find)
                        .orElse(null));
        return "medication/urgent/new";
    }

    private static void mend(Fault fault, HttpServletResponse response) {
        if (fault.code() == CommonFault.NOT_FOUND || fault.code() == CommonFault.FORBIDDEN) {
            throw fault;
        }
        response.setStatus(HttpStatus.valueOf(fault.code().status()).value());
    }

    private static @Nullable UUID identifier(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
