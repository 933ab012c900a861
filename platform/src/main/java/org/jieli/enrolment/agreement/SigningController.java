package org.jieli.enrolment.agreement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jieli.enrolment.CareTeam;
import org.jieli.enrolment.KeyPopulations;
import org.jieli.enrolment.agreement.SigningPage.Mode;
import org.jieli.enrolment.offer.Offers;
import org.jieli.enrolment.policy.EnrolmentPolicies;
import org.jieli.enrolment.team.WorkingTeams;
import org.jieli.resident.Guardianships;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.jieli.web.FormFault;
import org.jieli.web.Idempotency;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Signing at the desk or at home: new, renewed, or with another team. */
@Controller
class SigningController {

    static final Set<Role> SIGNERS = EnumSet.of(Role.VILLAGE_DOCTOR, Role.FAMILY_DOCTOR, Role.SPECIALIST);

    private final Signing signing;
    private final AgreementRepository agreements;
    private final WorkingTeams teams;
    private final Offers offers;
    private final KeyPopulations populations;
    private final EnrolmentPolicies policies;
    private final Residents residents;
    private final Guardianships guardianships;
    private final Idempotency idempotency;
    private final Clock clock;

    SigningController(
            Signing signing,
            AgreementRepository agreements,
            WorkingTeams teams,
            Offers offers,
            KeyPopulations populations,
            EnrolmentPolicies policies,
            Residents residents,
            Guardianships guardianships,
            Idempotency idempotency,
            Clock clock) {
        this.signing = signing;
        this.agreements = agreements;
        this.teams = teams;
        this.offers = offers;
        this.populations = populations;
        this.policies = policies;
        this.residents = residents;
        this.guardianships = guardianships;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    private record Made(UUID id) {}

    @GetMapping("/enrolments/new")
    ModelAndView empty(@RequestParam UUID resident, @RequestParam(required = false) @Nullable String team) {
        CurrentAccess.requireRole(SIGNERS.toArray(Role[]::new));
        return form(Mode.NEW, resident, null, fresh(team, resident), null);
    }

    @PostMapping("/enrolments")
    ModelAndView sign(@RequestParam UUID resident, @ModelAttribute SigningForm typed, RedirectAttributes flash) {
        return done(Mode.NEW, resident, null, typed, flash, "enrolment.signed", signing::sign);
    }

    @GetMapping("/enrolments/{id}/renew")
    ModelAndView renewal(@PathVariable UUID id) {
        Agreement before = require(id);
        return form(Mode.RENEW, before.residentId(), before, again(before), null);
    }

    @PostMapping("/enrolments/{id}/renew")
    ModelAndView renew(@PathVariable UUID id, @ModelAttribute SigningForm typed, RedirectAttributes flash) {
        Agreement before = require(id);
        return done(
                Mode.RENEW,
                before.residentId(),
                before,
                typed,
                flash,
                "enrolment.renewed",
                wanted -> signing.renew(id, wanted));
    }

    @GetMapping("/enrolments/{id}/change")
    ModelAndView changeForm(@PathVariable UUID id, @RequestParam(required = false) @Nullable String team) {
        Agreement before = require(id);
        return form(Mode.CHANGE, before.residentId(), before, fresh(team, before.residentId()), null);
    }

    @PostMapping("/enrolments/{id}/change")
    ModelAndView change(@PathVariable UUID id, @ModelAttribute SigningForm typed, RedirectAttributes flash) {
        Agreement before = require(id);
        return done(
                Mode.CHANGE,
                before.residentId(),
                before,
                typed,
                flash,
                "enrolment.changed",
                wanted -> signing.change(id, wanted));
    }

    private ModelAndView done(
            Mode mode,
            UUID resident,
            @Nullable Agreement before,
            SigningForm typed,
            RedirectAttributes flash,
            String words,
            Function<NewAgreement, UUID> work) {
        CurrentAccess.requireRole(SIGNERS.toArray(Role[]::new));
        try {
            List<FieldFault> faults = new ArrayList<>();
            NewAgreement wanted = typed.agreement(resident, faults);
            Fault.throwIfAny(faults);
            Made made = idempotency.once(
                    typed.key(),
                    new Idempotency.Request("POST", "/enrolments/" + mode + resident, typed),
                    Made.class,
                    () -> new Made(work.apply(wanted)));
            flash.addFlashAttribute(Ui.DONE, words);
            return new ModelAndView("redirect:/enrolments/" + made.id());
        } catch (Fault fault) {
            if (fault.code() == CommonFault.NOT_FOUND) {
                throw fault;
            }
            return form(mode, resident, before, typed, fault);
        }
    }

    /** The team of his village stands first and is chosen, with its basic packages. */
    private SigningForm fresh(@Nullable String team, UUID resident) {
        String home = residents.findAll(List.of(resident)).values().stream()
                .map(ResidentSummary::division)
                .findFirst()
                .orElse("");
        List<CareTeam> mine = teams.mine();
        CareTeam chosen = mine.stream()
                .filter(each -> each.id().toString().equals(team))
                .findFirst()
                .or(() -> mine.stream().filter(each -> each.isFor(home)).findFirst())
                .orElse(mine.isEmpty() ? null : mine.getFirst());
        LocalDate today = LocalDate.now(clock);
        List<String> basic = chosen == null
                ? List.of()
                : offers.sold(chosen.institutionId(), today).stream()
                        .filter(version -> version.institutionId() == null)
                        .map(version -> version.id().toString())
                        .toList();
        return new SigningForm(
                chosen == null ? "" : chosen.id().toString(),
                "",
                "ORDINARY",
                today.toString(),
                "1",
                basic,
                "DESK",
                "",
                "",
                "",
                "",
                Identifiers.next().toString());
    }

    private SigningForm again(Agreement before) {
        Set<UUID> kept = new java.util.HashSet<>(agreements.packagesOf(before.id()));
        List<String> packages = offers.sold(before.institutionId(), before.to()).stream()
                .filter(version -> version.institutionId() == null || kept.contains(version.id()))
                .map(version -> version.id().toString())
                .toList();
        return new SigningForm(
                before.teamId().toString(),
                before.doctorId().toString(),
                before.kind().name(),
                before.to().toString(),
                "1",
                packages,
                "DESK",
                "",
                before.guardianId() == null ? "" : "on",
                "",
                "",
                Identifiers.next().toString());
    }

    private Agreement require(UUID id) {
        CurrentAccess.requireRole(SIGNERS.toArray(Role[]::new));
        return agreements.find(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    private ModelAndView form(
            Mode mode, UUID residentId, @Nullable Agreement before, SigningForm typed, @Nullable Fault fault) {
        ResidentSummary resident = residents.find(residentId).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        LocalDate today = LocalDate.now(clock);
        List<CareTeam> mine = teams.mine().stream()
                .filter(team ->
                        mode == Mode.NEW || before != null && team.id().equals(before.teamId()) == (mode == Mode.RENEW))
                .toList();
        CareTeam chosen = mine.stream()
                .filter(team -> team.id().toString().equals(typed.team()))
                .findFirst()
                .orElse(null);
        int signingAge = policies.whole("signing-age", today);
        ModelAndView page = new ModelAndView("enrolment/agreement/form");
        page.addObject(
                "page",
                new SigningPage(
                        mode,
                        resident,
                        populations.of(residentId, today),
                        before,
                        mode == Mode.NEW ? agreements.running(residentId, today).orElse(null) : null,
                        mine,
                        chosen,
                        chosen == null ? List.of() : offers.sold(chosen.institutionId(), today),
                        guardianships.actingFor(residentId),
                        resident.ageOn(today) < signingAge,
                        signingAge,
                        policies.whole("agreement-most-years", today),
                        typed,
                        new FormFault(fault)));
        if (fault != null) {
            page.setStatus(HttpStatus.valueOf(fault.code().status()));
        }
        return page;
    }
}
