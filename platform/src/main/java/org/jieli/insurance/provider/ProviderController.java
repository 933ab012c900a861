package org.jieli.insurance.provider;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jieli.institution.InstitutionSummary;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Role;
import org.jieli.web.FormFault;
import org.jieli.web.MenuEntry;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The institutions of a fund's region with code and level, to be set one by one. */
@Controller
class ProviderController {

    private static final String PATH = "/insurance/providers";
    private static final int MOST = 200;

    private final ProviderDesk desk;

    ProviderController(ProviderDesk desk) {
        this.desk = desk;
    }

    @Bean
    static MenuEntry providerMenu() {
        return new MenuEntry(
                MenuEntry.Group.INSURANCE,
                70,
                "insurance.providers.title",
                PATH,
                "building-hospital",
                Set.of(Role.INSURANCE_BUREAU));
    }

    @GetMapping(PATH)
    String list(
            @RequestParam(name = "q", defaultValue = "") String q,
            @RequestParam(name = "edit", required = false) @Nullable UUID edit,
            Model model) {
        return page(q.strip(), edit, Map.of(), null, model);
    }

    @PostMapping(PATH)
    String set(
            @RequestParam("institution") UUID institution,
            @RequestParam(name = "q", defaultValue = "") String q,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        desk.region();
        try {
            desk.write(List.of(new NewProvider(
                    institution, typed.getOrDefault("code", "").strip(), typed.get("level"), day(typed.get("from")))));
            flash.addFlashAttribute(Ui.DONE, "insurance.providers.done");
            if (!q.isBlank()) {
                flash.addAttribute("q", q);
            }
            return "redirect:" + PATH;
        } catch (Fault fault) {
            response.setStatus(fault.code().status());
            return page(q, institution, typed, fault, model);
        }
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new Fault(
                    org.jieli.shared.CommonFault.INVALID, List.of(FieldFault.of("[0].from", "common.unreadable")));
        }
    }

    private String page(String q, @Nullable UUID edit, Map<String, String> typed, @Nullable Fault fault, Model model) {
        List<InstitutionSummary> all = desk.institutions(q);
        List<InstitutionSummary> shown = new ArrayList<>(all.subList(0, Math.min(MOST, all.size())));
        all.stream().skip(MOST).filter(each -> each.id().equals(edit)).forEach(shown::add);
        model.addAttribute("institutions", shown);
        model.addAttribute("count", all.size());
        model.addAttribute("current", desk.current());
        model.addAttribute("levels", desk.levels(desk.today()));
        model.addAttribute("today", desk.today());
        model.addAttribute("q", q);
        model.addAttribute("edit", edit);
        model.addAttribute("typed", typed);
        model.addAttribute("fault", new FormFault(fault));
        return "insurance/provider/list";
    }
}
