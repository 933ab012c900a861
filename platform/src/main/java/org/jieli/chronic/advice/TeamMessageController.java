package org.jieli.chronic.advice;

import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.shared.Access;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.jieli.web.FormFault;
import org.jieli.web.Idempotency;
import org.jieli.web.KeysetPage;
import org.jieli.web.MenuEntry;
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

/** The messages of the team on a person's page, and the questions that a hospital has not answered. */
@Controller
class TeamMessageController {

    private static final Set<Role> ANSWERERS = EnumSet.of(Role.SPECIALIST);
    private static final int PAGE = 50;

    private final TeamMessages messages;
    private final Residents residents;
    private final Institutions institutions;
    private final Idempotency idempotency;

    TeamMessageController(
            TeamMessages messages, Residents residents, Institutions institutions, Idempotency idempotency) {
        this.messages = messages;
        this.residents = residents;
        this.institutions = institutions;
        this.idempotency = idempotency;
    }

    private record Written(UUID id) {}

    @Bean
    static MenuEntry openQuestionsMenu() {
        return new MenuEntry(
                MenuEntry.Group.CHRONIC, 40, "chronic.advice-title", "/advice", "message-question", ANSWERERS);
    }

    @GetMapping("/advice")
    String open(@RequestParam @Nullable UUID after, Model model) {
        UUID own = CurrentAccess.requireRole(ANSWERERS.toArray(Role[]::new)).requireInstitution();
        KeysetPage<TeamMessage> page =
                KeysetPage.of(messages.openQuestions(own, after, PAGE + 1), PAGE, last -> last.id()
                        .toString());
        Map<UUID, ResidentSummary> people = residents.findAll(
                page.items().stream().map(TeamMessage::residentId).collect(Collectors.toSet()));
        model.addAttribute("questions", page);
        model.addAttribute("people", people);
        model.addAttribute("count", messages.countOpen(own));
        model.addAttribute("places", places(page.items()));
        return "chronic/advice/open";
    }

    @GetMapping("/chronic/people/{residentId}/messages")
    String messages(@PathVariable UUID residentId, Model model) {
        return thread(residentId, NewTeamMessageForm.empty(), FormFault.NONE, model);
    }

    @PostMapping("/chronic/people/{residentId}/messages")
    String write(
            @PathVariable UUID residentId,
            NewTeamMessageForm form,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        try {
            idempotency.once(
                    form.key(),
                    new Idempotency.Request("POST", "/chronic/people/" + residentId + "/messages", form),
                    Written.class,
                    () -> new Written(messages.write(residentId, form.message())));
            flash.addFlashAttribute(Ui.DONE, "chronic.advice-written");
            return "redirect:/chronic/people/" + residentId + "#messages";
        } catch (Fault fault) {
            if (fault.fields().isEmpty()) {
                throw fault;
            }
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("alone", true);
            return thread(residentId, form, new FormFault(fault), model);
        }
    }

    private String thread(UUID residentId, NewTeamMessageForm form, FormFault fault, Model model) {
        Access access = CurrentAccess.require();
        List<TeamMessage> all = messages.of(residentId);
        boolean mayWrite = access.role().isClinician() && access.institutionId() != null;
        model.addAttribute("resident", residents.find(residentId).orElseThrow());
        model.addAttribute("messages", all);
        model.addAttribute("places", places(all));
        model.addAttribute(
                "form", form.key() == null ? form.withKey(Identifiers.next().toString()) : form);
        model.addAttribute("fault", fault);
        model.addAttribute("mayWrite", mayWrite);
        model.addAttribute("own", access.institutionId());
        model.addAttribute("askable", mayWrite ? messages.askable() : List.of());
        return "chronic/advice/thread";
    }

    private Map<UUID, String> places(List<TeamMessage> messages) {
        Set<UUID> ids = messages.stream()
                .flatMap(each -> Stream.of(each.institutionId(), each.toInstitutionId()))
                .filter(each -> each != null)
                .collect(Collectors.toSet());
        return institutions.findAll(ids).values().stream()
                .collect(Collectors.toMap(InstitutionSummary::id, InstitutionSummary::name));
    }
}
