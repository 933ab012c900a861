package org.jieli.medication.stock;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jieli.institution.Institutions;
import org.jieli.medication.catalogue.Drug;
import org.jieli.medication.catalogue.DrugCatalogue;
import org.jieli.medication.formulary.Formularies;
import org.jieli.medication.post.MedicationPosts;
import org.jieli.shared.Access;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.jieli.web.FormFault;
import org.jieli.web.Idempotency;
import org.jieli.web.MenuEntry;
import org.jieli.web.TypedNumbers;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Stock of an institution: what runs short, one drug with its batches, what is on its way. */
@Controller
class StockController {

    private static final int MOVEMENTS = 50;
    private static final Set<Role> READERS =
            Set.of(Role.VILLAGE_DOCTOR, Role.FAMILY_DOCTOR, Role.PHARMACIST, Role.ALLIANCE_OFFICE, Role.SPECIALIST);

    private final Outlook outlook;
    private final Stocks stocks;
    private final StockKeeping keeping;
    private final StockReading reading;
    private final Formularies formularies;
    private final DrugCatalogue catalogue;
    private final Institutions institutions;
    private final Idempotency idempotency;
    private final Clock clock;

    StockController(
            Outlook outlook,
            Stocks stocks,
            StockKeeping keeping,
            StockReading reading,
            Formularies formularies,
            DrugCatalogue catalogue,
            Institutions institutions,
            Idempotency idempotency,
            Clock clock) {
        this.outlook = outlook;
        this.stocks = stocks;
        this.keeping = keeping;
        this.reading = reading;
        this.formularies = formularies;
        this.catalogue = catalogue;
        this.institutions = institutions;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /** Which part of the list is shown. */
    enum StockPart {
        SHORT,
        EXPIRING,
        ALL;

        boolean has(Outlook.Supply supply) {
            return switch (this) {
                case SHORT -> supply.isShort();
                case EXPIRING -> supply.expiring() > 0 || supply.expired() > 0;
                case ALL -> true;
            };
        }
    }

    private record Done(boolean done) {}

    @Bean
    static MenuEntry stockMenu() {
        return new MenuEntry(
                MenuEntry.Group.MEDICATION, 30, "medication.stock", "/stock", "building-warehouse", READERS);
    }

    @GetMapping("/stock")
    String list(
            @RequestParam(name = "institution", required = false) @Nullable UUID institution,
            @RequestParam(name = "part", required = false) @Nullable StockPart part,
            Model model) {
        Access access = MedicationPosts.reader();
        UUID shown = readable(access, institution);
        List<Outlook.Supply> all = outlook.of(shown);
        StockPart chosen = part == null
                ? (all.stream().anyMatch(Outlook.Supply::isShort) ? StockPart.SHORT : StockPart.ALL)
                : part;
        model.addAttribute("institution", institutions.find(shown).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND)));
        model.addAttribute("all", all);
        model.addAttribute("part", chosen);
        model.addAttribute("supplies", all.stream().filter(chosen::has).toList());
        model.addAttribute("own", shown.equals(access.institutionId()));
        model.addAttribute("mayKeep", MedicationPosts.DISPENSERS.contains(access.role()));
        model.addAttribute("arriving", reading.arriving(shown));
        return "medication/stock/list";
    }

    @GetMapping("/stock/drugs/{drug}")
    String drug(@PathVariable("drug") UUID drug, Model model) {
        return page(drug, Map.of(), null, model);
    }

    @PostMapping("/stock/receipts")
    String receive(
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        UUID drug = identifier(typed.get("drugId")).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        return after(drug, typed, model, response, flash, "medication.done-receive", () -> {
            TypedNumbers numbers = new TypedNumbers();
            StockKeeping.Receipt receipt = new StockKeeping.Receipt(
                    drug, typed.get("lot"), date(typed.get("expiresOn")), numbers.whole("amount", typed.get("amount")));
            once(typed, "/stock/receipts", () -> keeping.receive(receipt, numbers.faults()));
        });
    }

    @PostMapping("/stock/batches/{batch}/send")
    String send(
            @PathVariable("batch") UUID batch,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        return after(drugOf(batch), typed, model, response, flash, "medication.done-send", () -> {
            TypedNumbers numbers = new TypedNumbers();
            Integer amount = numbers.whole("amount", typed.get("amount"));
            Fault.throwIfAny(numbers.faults());
            once(
                    typed,
                    "/stock/batches/" + batch + "/send",
                    () -> keeping.send(batch, identifier(typed.get("to")).orElse(null), amount, null));
        });
    }

    @PostMapping("/stock/batches/{batch}/count")
    String count(
            @PathVariable("batch") UUID batch,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        return after(drugOf(batch), typed, model, response, flash, "medication.done-count", () -> {
            TypedNumbers numbers = new TypedNumbers();
            Integer counted = numbers.whole("counted", typed.get("counted"));
            Fault.throwIfAny(numbers.faults());
            keeping.count(batch, numbers.whole("seen", typed.get("seen")), counted, typed.get("note"));
        });
    }

    @GetMapping("/stock/transfers")
    String transfers(Model model) {
        return transfers(null, model);
    }

    @PostMapping("/stock/transfers/{transfer}/accept")
    String accept(
            @PathVariable("transfer") UUID transfer,
            @RequestParam(name = "received", defaultValue = "") String received,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        try {
            TypedNumbers numbers = new TypedNumbers();
            Integer amount = numbers.whole("received-" + transfer, received);
            Fault.throwIfAny(numbers.faults());
            keeping.accept(transfer, amount);
            flash.addFlashAttribute(Ui.DONE, "medication.done-accept");
            return "redirect:/stock/transfers";
        } catch (Fault fault) {
            if (fault.code() == CommonFault.NOT_FOUND || fault.code() == CommonFault.FORBIDDEN) {
                throw fault;
            }
            response.setStatus(HttpStatus.valueOf(fault.code().status()).value());
            return transfers(fault, model);
        }
    }

    private String transfers(@Nullable Fault fault, Model model) {
        Access access = MedicationPosts.reader();
        model.addAttribute("transfers", reading.transfers(access.requireInstitution(), MOVEMENTS));
        model.addAttribute("own", access.requireInstitution());
        model.addAttribute("mayKeep", MedicationPosts.DISPENSERS.contains(access.role()));
        model.addAttribute("fault", new FormFault(fault));
        return "medication/stock/transfers";
    }

    private String after(
            UUID drug,
            Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash,
            String done,
            Runnable work) {
        try {
            work.run();
            flash.addFlashAttribute(Ui.DONE, done);
            return "redirect:/stock/drugs/" + drug;
        } catch (Fault fault) {
            if (fault.code() == CommonFault.NOT_FOUND || fault.code() == CommonFault.FORBIDDEN) {
                throw fault;
            }
            response.setStatus(HttpStatus.valueOf(fault.code().status()).value());
            return page(drug, typed, fault, model);
        }
    }

    private String page(UUID drugId, Map<String, String> typed, @Nullable Fault fault, Model model) {
        Access access = MedicationPosts.reader();
        UUID own = access.requireInstitution();
        Drug drug = catalogue.find(drugId).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        model.addAttribute("drug", drug);
        model.addAttribute("batches", stocks.batches(own, drugId));
        model.addAttribute("movements", reading.movements(own, drugId, MOVEMENTS));
        model.addAttribute("elsewhere", reading.elsewhere(formularies.partners(own), drugId));
        model.addAttribute("mayKeep", MedicationPosts.DISPENSERS.contains(access.role()));
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("typed", typed);
        model.addAttribute("fault", new FormFault(fault));
        model.addAttribute("key", Identifiers.next().toString());
        return "medication/stock/drug";
    }

    private void once(Map<String, String> typed, String path, Runnable work) {
        idempotency.once(typed.get("key"), new Idempotency.Request("POST", path, typed), Done.class, () -> {
            work.run();
            return new Done(true);
        });
    }

    private UUID drugOf(UUID batch) {
        return stocks.find(batch).map(Batch::drugId).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    private static UUID readable(Access access, @Nullable UUID institution) {
        UUID wanted = institution == null ? access.requireInstitution() : institution;
        if (!wanted.equals(access.institutionId()) && !access.scope().coversInstitution(wanted)) {
            throw new Fault(CommonFault.NOT_FOUND);
        }
        return wanted;
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : LocalDate.parse(text.strip());
        } catch (DateTimeException e) {
            throw new Fault(
                    CommonFault.INVALID, List.of(org.jieli.shared.FieldFault.of("expiresOn", "medication.date-shape")));
        }
    }

    private static Optional<UUID> identifier(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? Optional.empty() : Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
