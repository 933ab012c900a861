package org.jieli.chronic;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.chronic.membership.Membership;
import org.jieli.chronic.membership.Memberships;
import org.jieli.chronic.programme.ProgrammeTables;
import org.jieli.criteria.Advice;
import org.jieli.criteria.Criteria;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Role;
import org.jieli.web.Idempotency;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Doing a follow-up: one form for all programmes it serves, the proposed class beside it, and what follows. */
@Controller
class FollowUpController {

    /** Who treats people; others may read what a follow-up found. */
    private static final Role[] WRITERS = {Role.VILLAGE_DOCTOR, Role.FAMILY_DOCTOR, Role.SPECIALIST};

    private static final int SHOWN_BEFORE = 7;

    private final StoredFollowUps followUps;
    private final DoingFollowUps doing;
    private final Memberships memberships;
    private final ProgrammeTables tables;
    private final Criteria criteria;
    private final Residents residents;
    private final FollowUpAdvice advice;
    private final Idempotency idempotency;

    FollowUpController(
            StoredFollowUps followUps,
            DoingFollowUps doing,
            Memberships memberships,
            ProgrammeTables tables,
            Criteria criteria,
            Residents residents,
            FollowUpAdvice advice,
            Idempotency idempotency) {
        this.followUps = followUps;
        this.doing = doing;
        this.memberships = memberships;
        this.tables = tables;
        this.criteria = criteria;
        this.residents = residents;
        this.advice = advice;
        this.idempotency = idempotency;
    }

    /** What a done follow-up answered; a replay of the same form hears it again. */
    private record Answer(UUID id, boolean more) {}

    /** The open follow-up of a person's programmes, also before it is due. */
    @GetMapping("/follow-ups/now")
    String now(@RequestParam UUID resident) {
        FollowUpSummary open = followUps.open(resident).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        return "redirect:/follow-ups/" + open.id();
    }

    /** The form of a follow-up that is due; of one that was done, what it found and what to do about it. */
    @GetMapping("/follow-ups/{id}")
    String open(@PathVariable UUID id, Model model) {
        CurrentAccess.requirePeople();
        FollowUpSummary followUp = require(id);
        return followUp.doneAt() == null ? form(followUp, Map.of(), List.of(), model) : done(followUp, Map.of(), model);
    }

    /** The class that the numbers so far propose, asked again whenever a value changes. */
    @PostMapping("/follow-ups/{id}/proposal")
    String proposal(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> typed, Model model) {
        CurrentAccess.requireRole(WRITERS);
        model.addAttribute("proposals", doing.propose(id, new TypedFollowUp(typed, tables).form()));
        return "chronic/proposal";
    }

    /**
     * Goes on to the next of the list, or stays where the values call for more than the next follow-up. The same key is answered the
     * same; what somebody else did meanwhile is 412 with what he found.
     */
    @PostMapping("/follow-ups/{id}")
    String complete(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> typed,
            @RequestParam(required = false) @Nullable String key,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        CurrentAccess.requireRole(WRITERS);
        TypedFollowUp read = new TypedFollowUp(typed, tables);
        try {
            Answer answer = idempotency.once(
                    key, new Idempotency.Request("POST", "/follow-ups/" + id, read.values()), Answer.class, () -> {
                        FollowUpSummary done = doing.complete(id, read.form(), read.faults());
                        return new Answer(id, callsForMore(done));
                    });
            redirect.addFlashAttribute(Ui.DONE, "chronic.done");
            return "redirect:/follow-ups" + (answer.more() ? "/" + id : "");
        } catch (Fault fault) {
            if (fault.code() == ChronicFault.DONE_MEANWHILE) {
                response.setStatus(ChronicFault.DONE_MEANWHILE.status());
                model.addAttribute("conflict", fault);
                return done(require(id), read.values(), model);
            }
            if (fault.fields().isEmpty()) {
                throw fault;
            }
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(require(id), read.values(), fault.fields(), model);
        }
    }

    private boolean callsForMore(FollowUpSummary done) {
        return followUps.results(done.id()).stream()
                        .anyMatch(each -> each.step().isToRefer())
                || !advice.on(done, resident(done)).reasons().isEmpty();
    }

    private FollowUpSummary require(UUID id) {
        return followUps.find(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    private ResidentSummary resident(FollowUpSummary followUp) {
        return residents.find(followUp.residentId()).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    private String done(FollowUpSummary followUp, Map<String, String> typed, Model model) {
        ResidentSummary resident = resident(followUp);
        Advice given = advice.on(followUp, resident);
        List<FollowUpResult> results = followUps.results(followUp.id());
        model.addAttribute("followUp", followUp);
        model.addAttribute("resident", resident);
        model.addAttribute("advice", given);
        model.addAttribute("results", results);
        model.addAttribute(
                "refer",
                given.isToRefer()
                        || results.stream().anyMatch(each -> each.step().isToRefer()));
        model.addAttribute("diagnosis", diagnosis(followUp, results));
        model.addAttribute(
                "decision",
                results.stream().anyMatch(each -> each.step() == NextStep.REFER_URGENTLY)
                                && given.level().compareTo(Advice.Level.REFER_URGENTLY) < 0
                        ? Advice.Level.REFER_URGENTLY.name()
                        : given.level().name());
        model.addAttribute("maySee", CurrentAccess.require().role().isClinician());
        model.addAttribute("typed", typed);
        model.addAttribute("units", tables);
        return "chronic/done";
    }

    /** The disease that a referral would be about: of the programme with the weightiest step, else of the plan's words. */
    private @Nullable String diagnosis(FollowUpSummary followUp, List<FollowUpResult> results) {
        return results.stream()
                .min(Comparator.comparing(FollowUpResult::step).reversed().thenComparing(FollowUpResult::programme))
                .map(each -> tables.definition(each.programme()).diagnosis())
                .or(() -> tables.diagnoses(List.of(followUp.purpose())).stream().findFirst())
                .orElse(null);
    }

    private String form(FollowUpSummary followUp, Map<String, String> typed, List<FieldFault> faults, Model model) {
        ResidentSummary resident = resident(followUp);
        List<Membership> members = memberships.of(resident.id(), false);
        List<ChronicProgramme> served = followUp.programmes().stream()
                .filter(each -> members.stream().anyMatch(member -> member.programme() == each))
                .toList();
        model.addAttribute("followUp", followUp);
        model.addAttribute("resident", resident);
        model.addAttribute("served", served);
        model.addAttribute("fields", FormField.of(served, tables));
        model.addAttribute("members", members);
        model.addAttribute("findings", criteria.findings());
        model.addAttribute("typed", typed);
        model.addAttribute("faults", faults);
        model.addAttribute("key", typed.getOrDefault("key", UUID.randomUUID().toString()));
        model.addAttribute("before", followUps.doneFor(resident.id(), SHOWN_BEFORE));
        return "chronic/form";
    }
}
