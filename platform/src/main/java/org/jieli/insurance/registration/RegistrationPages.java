package org.jieli.insurance.registration;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.insurance.CareArea;
import org.jieli.insurance.RegistrationState;
import org.jieli.resident.Residents;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.web.FormFault;
import org.jieli.web.KeysetPage;
import org.jieli.web.MenuEntry;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.json.JsonMapper;

/** The list of registrations, one of them, its file, sending again, and the serial number that somebody brought back. */
@Controller
class RegistrationPages {

    private static final int PAGE = 50;
    private static final String SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final RegistrationBook book;
    private final RegistrationSheet sheet;
    private final TransferMessages messages;
    private final RegistrationGateway gateway;
    private final Institutions institutions;
    private final Residents residents;
    private final WithoutRegistration without;
    private final JsonMapper json;
    private final Clock clock;

    RegistrationPages(
            RegistrationBook book,
            RegistrationSheet sheet,
            TransferMessages messages,
            RegistrationGateway gateway,
            Institutions institutions,
            Residents residents,
            WithoutRegistration without,
            JsonMapper json,
            Clock clock) {
        this.book = book;
        this.sheet = sheet;
        this.messages = messages;
        this.gateway = gateway;
        this.institutions = institutions;
        this.residents = residents;
        this.without = without;
        this.json = json;
        this.clock = clock;
    }

    @Bean
    static MenuEntry registrationMenu() {
        return new MenuEntry(
                MenuEntry.Group.INSURANCE,
                60,
                "registration.title",
                "/insurance/registrations",
                "transfer",
                Set.of(RegistrationBook.ROLES));
    }

    @GetMapping("/insurance/registrations")
    String list(
            @RequestParam(required = false) @Nullable RegistrationState state,
            @RequestParam(required = false) @Nullable CareArea area,
            @RequestParam(defaultValue = "false") boolean late,
            @RequestParam(required = false) @Nullable String number,
            @RequestParam(required = false) @Nullable UUID after,
            Model model) {
        RegistrationFilter filter = new RegistrationFilter(state, area, late, number, after);
        KeysetPage<TransferRegistration> page = book.page(filter, PAGE);
        model.addAttribute("page", page);
        model.addAttribute("filter", filter);
        model.addAttribute("count", book.count(filter));
        model.addAttribute("today", book.today());
        model.addAttribute("without", without.on(book.today()));
        model.addAttribute("connected", gateway.isConnected());
        model.addAttribute("where", gateway.where());
        model.addAttribute("places", places(page.items().stream()));
        model.addAttribute(
                "people",
                CurrentAccess.seesPeople()
                        ? residents.findAll(page.items().stream()
                                .map(TransferRegistration::residentId)
                                .collect(Collectors.toSet()))
                        : Map.of());
        return "insurance/registration/list";
    }

    @GetMapping("/insurance/registrations/export")
    void export(
            @RequestParam(required = false) @Nullable RegistrationState state,
            @RequestParam(required = false) @Nullable CareArea area,
            @RequestParam(defaultValue = "false") boolean late,
            @RequestParam(required = false) @Nullable String number,
            @ModelAttribute("ui") Ui ui,
            HttpServletResponse response)
            throws IOException {
        response.setContentType(SHEET);
        response.setHeader("Content-Disposition", "attachment; filename=\"registrations.xlsx\"");
        sheet.write(new RegistrationFilter(state, area, late, number, null), ui, response.getOutputStream());
    }

    @GetMapping("/insurance/registrations/{id}")
    String one(@PathVariable UUID id, Model model) {
        return page(id, "", FormFault.NONE, model);
    }

    /** The message as a file. */
    @GetMapping("/insurance/registrations/{id}/file")
    void file(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        TransferMessage message = messages.of(book.readToWrite(id), clock.instant());
        response.setContentType("application/json;charset=UTF-8");
        response.setHeader(
                "Content-Disposition", "attachment; filename=\"" + message.infno() + "-" + message.msgid() + ".json\"");
        response.getOutputStream()
                .write(json.writerWithDefaultPrettyPrinter()
                        .writeValueAsString(message)
                        .getBytes(StandardCharsets.UTF_8));
    }

    @PostMapping("/insurance/registrations/{id}/sending")
    String sendAgain(
            @PathVariable UUID id,
            @RequestParam int version,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        return changed(id, "", "registration.done-again", () -> book.sendAgain(id, version), model, redirect, response);
    }

    @PostMapping("/insurance/registrations/{id}/confirmation")
    String confirm(
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam(required = false) @Nullable String serial,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        return changed(
                id,
                serial == null ? "" : serial,
                "registration.done-confirmed",
                () -> book.confirm(id, version, serial),
                model,
                redirect,
                response);
    }

    /** The bureau says that there is nothing to cancel. */
    @PostMapping("/insurance/registrations/{id}/never-taken")
    String neverTaken(
            @PathVariable UUID id,
            @RequestParam int version,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        return changed(
                id, "", "registration.done-never-taken", () -> book.neverTaken(id, version), model, redirect, response);
    }

    /** To the registration as it is now, or back to the page with what was typed and the fault. */
    private String changed(
            UUID id,
            String typed,
            String done,
            Runnable change,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        try {
            change.run();
        } catch (Fault fault) {
            response.setStatus(fault.code().status());
            return page(id, typed, new FormFault(fault), model);
        }
        redirect.addFlashAttribute(Ui.DONE, done);
        return "redirect:/insurance/registrations/" + id;
    }

    private String page(UUID id, String serial, FormFault fault, Model model) {
        TransferRegistration registration = book.read(id);
        model.addAttribute("registration", registration);
        model.addAttribute("today", book.today());
        model.addAttribute("connected", gateway.isConnected());
        model.addAttribute("where", gateway.where());
        model.addAttribute("places", places(Stream.of(registration)));
        model.addAttribute(
                "person",
                CurrentAccess.seesPeople()
                        ? residents.findAll(Set.of(registration.residentId())).get(registration.residentId())
                        : null);
        model.addAttribute("missing", messages.missing(registration));
        model.addAttribute("mayConfirm", book.mayConfirm(registration));
        model.addAttribute("serial", serial);
        model.addAttribute("fault", fault);
        return "insurance/registration/record";
    }

    private Map<UUID, String> places(Stream<TransferRegistration> registrations) {
        return institutions
                .findAll(registrations
                        .flatMap(each -> Stream.of(each.fromInstitution(), each.toInstitution()))
                        .collect(Collectors.toSet()))
                .values()
                .stream()
                .collect(Collectors.toMap(InstitutionSummary::id, InstitutionSummary::name));
    }
}
