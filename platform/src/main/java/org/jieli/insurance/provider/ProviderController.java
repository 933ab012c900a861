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
import org.jieli.web.KeysetPage;
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
    private static final int PAGE = 100;

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
            @RequestParam(name = "uncoded", defaultValue = "false") boolean uncoded,
            @RequestParam(name = "after", required = false) @Nullable UUID after,
            @RequestParam(name = "edit", required = false) @Nullable UUID edit,
            Model model) {
        return page(new Shown(q.strip(), uncoded, after), edit, Map.of(), null, model);
    }

    @PostMapping(PATH)
    String set(
            @RequestParam("institution") UUID institution,
            @RequestParam(name = "q", defaultValue = "") String q,
            @RequestParam(name = "uncoded", defaultValue = "false") boolean uncoded,
            @RequestParam(name = "after", required = false) @Nullable UUID after,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        desk.region();
        try {
            desk.write(List.of(
                    new NewProvider(institution, typed.get("code"), typed.get("level"), day(typed.get("from")))));
            flash.addFlashAttribute(Ui.DONE, "insurance.providers.done");
            if (!q.isBlank()) {
                flash.addAttribute("q", q);
            }
            if (uncoded) {
                flash.addAttribute("uncoded", true);
            }
            if (after != null) {
                flash.addAttribute("after", after);
            }
            return "redirect:" + PATH;
        } catch (Fault fault) {
            response.setStatus(fault.code().status());
            return page(new Shown(q.strip(), uncoded, after), institution, typed, fault, model);
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

    /**
     * Which institutions are shown.
     *
     * @param uncoded only those without a code
     * @param after the last one of the page before
     */
    private record Shown(
            String q, boolean uncoded, @Nullable UUID after) {

        /** The next ones of a list. */
        List<InstitutionSummary> from(List<InstitutionSummary> all) {
            int start = 0;
            for (int i = 0; i < all.size() && start == 0; i++) {
                start = all.get(i).id().equals(after) ? i + 1 : 0;
            }
            return all.subList(start, Math.min(all.size(), start + PAGE + 1));
        }
    }

    private String page(
            Shown wanted, @Nullable UUID edit, Map<String, String> typed, @Nullable Fault fault, Model model) {
        Map<UUID, Provider> current = desk.current();
        List<InstitutionSummary> found = desk.institutions(wanted.q()).stream()
                .filter(each -> !wanted.uncoded()
                        || isUncoded(current.get(each.id()))
                        || each.id().equals(wanted.after()))
                .toList();
        KeysetPage<InstitutionSummary> page =
                KeysetPage.of(wanted.from(found), PAGE, each -> each.id().toString());
        List<InstitutionSummary> shown = new ArrayList<>(page.items());
        if (shown.stream().noneMatch(each -> each.id().equals(edit))) {
            found.stream().filter(each -> each.id().equals(edit)).forEach(shown::add);
        }
        model.addAttribute("institutions", shown);
        model.addAttribute("count", found.size());
        model.addAttribute("next", page.next());
        model.addAttribute("after", wanted.after());
        model.addAttribute("uncoded", wanted.uncoded());
        model.addAttribute("current", current);
        model.addAttribute("levels", desk.levels(desk.today()));
        model.addAttribute("today", desk.today());
        model.addAttribute("q", wanted.q());
        model.addAttribute("edit", edit);
        model.addAttribute("typed", typed);
        model.addAttribute("fault", new FormFault(fault));
        return "insurance/provider/list";
    }

    private static boolean isUncoded(@Nullable Provider provider) {
        return provider == null || provider.code() == null;
    }
}
