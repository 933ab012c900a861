package org.jieli.identity;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Role;
import org.jieli.web.MenuEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The accounts of an administrator's area: list, opening, record with posts. */
@Controller
class AccountAdministrationController {

    private static final String PATH = "/administration/accounts";
    private static final int PAGE = 50;
    private static final int CHOICES = 20;

    private final AccountAdministration administration;
    private final AccountDirectory directory;
    private final Institutions institutions;
    private final Clock clock;

    AccountAdministrationController(
            AccountAdministration administration, AccountDirectory directory, Institutions institutions, Clock clock) {
        this.administration = administration;
        this.directory = directory;
        this.institutions = institutions;
        this.clock = clock;
    }

    @Bean
    static MenuEntry accountsMenu() {
        return new MenuEntry(
                MenuEntry.Group.ADMINISTRATION,
                5,
                "identity.accounts",
                PATH,
                "user-shield",
                Set.of(Role.ADMINISTRATOR));
    }

    @GetMapping(PATH)
    String list(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String after, Model model) {
        model.addAttribute("page", directory.list(Area.ofAsker(), q.strip(), after, PAGE));
        model.addAttribute("q", q);
        model.addAttribute("today", LocalDate.now(clock));
        return "identity/accounts";
    }

    /** One institution of the area in the search box of a post. */
    record Choice(String code, String name) {}

    @GetMapping(PATH + "/institutions")
    @ResponseBody
    List<Choice> institutions(@RequestParam(defaultValue = "") String q) {
        Area area = Area.ofAsker();
        return institutions.inDivision(area.division()).stream()
                .filter(place -> place.name().contains(q.strip()) && area.covers(place.division(), place.id()))
                .limit(CHOICES)
                .map((InstitutionSummary place) -> new Choice(place.id().toString(), place.name()))
                .toList();
    }

    @GetMapping(PATH + "/new")
    String form(Model model) {
        Area.ofAsker();
        return formPage(model, Map.of(), List.of());
    }

    @PostMapping(PATH)
    String open(
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        try {
            AccountAdministration.Opened opened = administration.open(
                    new NewAccount(typed.get("username"), typed.get("personName"), PostForm.read(typed)));
            flash.addFlashAttribute("firstPassword", opened.firstPassword());
            return "redirect:" + PATH + "/" + opened.id();
        } catch (Fault fault) {
            return formPage(model, typed, unprocessable(fault, response));
        }
    }

    @GetMapping(PATH + "/{id}")
    String record(@PathVariable UUID id, Model model) {
        return recordPage(id, model, Map.of(), List.of());
    }

    @PostMapping(PATH + "/{id}/posts")
    String givePost(
            @PathVariable UUID id, @RequestParam Map<String, String> typed, Model model, HttpServletResponse response) {
        try {
            administration.givePost(id, PostForm.read(typed));
            return "redirect:" + PATH + "/" + id;
        } catch (Fault fault) {
            return recordPage(id, model, typed, unprocessable(fault, response));
        }
    }

    @PostMapping(PATH + "/{id}/posts/{post}/end")
    String endPost(@PathVariable UUID id, @PathVariable UUID post) {
        administration.endPost(id, post);
        return "redirect:" + PATH + "/" + id;
    }

    @PostMapping(PATH + "/{id}/disable")
    String disable(@PathVariable UUID id) {
        administration.disable(id, true);
        return "redirect:" + PATH + "/" + id;
    }

    @PostMapping(PATH + "/{id}/enable")
    String enable(@PathVariable UUID id) {
        administration.disable(id, false);
        return "redirect:" + PATH + "/" + id;
    }

    @PostMapping(PATH + "/{id}/reset-password")
    String resetPassword(@PathVariable UUID id, RedirectAttributes flash) {
        flash.addFlashAttribute("firstPassword", administration.resetPassword(id));
        return "redirect:" + PATH + "/" + id;
    }

    @PostMapping(PATH + "/{id}/end-sessions")
    String endSessions(@PathVariable UUID id, RedirectAttributes flash) {
        administration.endSessions(id);
        flash.addFlashAttribute("notice", "identity.sessions-ended");
        return "redirect:" + PATH + "/" + id;
    }

    @PostMapping(PATH + "/{id}/unlock")
    String unlock(@PathVariable UUID id, RedirectAttributes flash) {
        administration.unlock(id);
        flash.addFlashAttribute("notice", "identity.unlocked");
        return "redirect:" + PATH + "/" + id;
    }

    private String recordPage(UUID id, Model model, Map<String, String> typed, List<FieldFault> faults) {
        model.addAttribute(
                "account", directory.find(Area.ofAsker(), id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND)));
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("area", Area.ofAsker());
        model.addAttribute("form", new PostForm(typed, faults, chosen(typed)));
        return "identity/account-record";
    }

    private String formPage(Model model, Map<String, String> typed, List<FieldFault> faults) {
        model.addAttribute("form", new PostForm(typed, faults, chosen(typed)));
        return "identity/account-form";
    }

    private String chosen(Map<String, String> typed) {
        UUID id = PostForm.identifier(typed.get("institutionId"));
        return id == null
                ? ""
                : institutions.find(id).map(InstitutionSummary::name).orElse("");
    }

    private static List<FieldFault> unprocessable(Fault fault, HttpServletResponse response) {
        if (fault.fields().isEmpty()) {
            throw fault;
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return fault.fields();
    }
}
