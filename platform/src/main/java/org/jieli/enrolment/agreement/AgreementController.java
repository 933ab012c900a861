package org.jieli.enrolment.agreement;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jieli.enrolment.CareTeam;
import org.jieli.enrolment.CareTeams;
import org.jieli.enrolment.KeyPopulations;
import org.jieli.enrolment.ServiceKind;
import org.jieli.enrolment.fulfilment.Fulfilment;
import org.jieli.enrolment.fulfilment.HandWritten;
import org.jieli.enrolment.fulfilment.Promise;
import org.jieli.enrolment.offer.Offers;
import org.jieli.enrolment.policy.EnrolmentPolicies;
import org.jieli.enrolment.team.TeamAccess;
import org.jieli.institution.Institutions;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.jieli.web.FormFault;
import org.jieli.web.Idempotency;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The record of an agreement: who, what was promised and given, and what may be done now. */
@Controller
class AgreementController {

    private static final String PATH = "/enrolments/{id}";

    private final AgreementRepository agreements;
    private final RatingRepository ratings;
    private final CareTeams teams;
    private final Endings endings;
    private final Answering answering;
    private final HandWritten handWritten;
    private final Fulfilment fulfilment;
    private final Offers offers;
    private final KeyPopulations populations;
    private final EnrolmentPolicies policies;
    private final Residents residents;
    private final Institutions institutions;
    private final Idempotency idempotency;
    private final Clock clock;

    AgreementController(
            AgreementRepository agreements,
            RatingRepository ratings,
            CareTeams teams,
            Endings endings,
            Answering answering,
            HandWritten handWritten,
            Fulfilment fulfilment,
            Offers offers,
            KeyPopulations populations,
            EnrolmentPolicies policies,
            Residents residents,
            Institutions institutions,
            Idempotency idempotency,
            Clock clock) {
        this.agreements = agreements;
        this.ratings = ratings;
        this.teams = teams;
        this.endings = endings;
        this.answering = answering;
        this.handWritten = handWritten;
        this.fulfilment = fulfilment;
        this.offers = offers;
        this.populations = populations;
        this.policies = policies;
        this.residents = residents;
        this.institutions = institutions;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    private record Made(boolean done) {}

    @GetMapping(PATH)
    ModelAndView record(@PathVariable UUID id) {
        CurrentAccess.requirePeople();
        return page(require(id), Map.of("key", Identifiers.next().toString()), "", null);
    }

    @PostMapping(PATH + "/accept")
    ModelAndView accept(@PathVariable UUID id, RedirectAttributes flash) {
        return done(id, Map.of(), "decline", flash, "enrolment.accepted", () -> answering.accept(id));
    }

    @PostMapping(PATH + "/decline")
    ModelAndView decline(@PathVariable UUID id, @RequestParam Map<String, String> typed, RedirectAttributes flash) {
        return done(
                id,
                typed,
                "decline",
                flash,
                "enrolment.declined",
                () -> answering.decline(id, typed.getOrDefault("reason", "")));
    }

    @PostMapping(PATH + "/end")
    ModelAndView end(@PathVariable UUID id, @RequestParam Map<String, String> typed, RedirectAttributes flash) {
        return done(
                id,
                typed,
                "end",
                flash,
                "enrolment.ended-done",
                () -> endings.end(
                        id,
                        SigningForm.constant(EndReason.class, typed.get("reason")),
                        date("on", typed.get("on")),
                        typed.getOrDefault("words", "")));
    }

    @PostMapping(PATH + "/services")
    ModelAndView write(@PathVariable UUID id, @RequestParam Map<String, String> typed, RedirectAttributes flash) {
        return done(
                id,
                typed,
                "service",
                flash,
                "enrolment.service-written",
                () -> idempotency.once(
                        typed.get("key"),
                        new Idempotency.Request("POST", "/enrolments/services", typed),
                        Made.class,
                        () -> {
                            LocalDate day = date("at", typed.get("at"));
                            handWritten.write(
                                    id,
                                    SigningForm.constant(ServiceKind.class, typed.get("kind")),
                                    day == null ? null : moment(day),
                                    typed.getOrDefault("what", ""));
                            return new Made(true);
                        }));
    }

    /** Today's service was given now, an earlier one at noon of its day. */
    private java.time.Instant moment(LocalDate day) {
        return day.equals(LocalDate.now(clock))
                ? clock.instant()
                : LocalDateTime.of(day, LocalTime.NOON).atZone(ChinaTime.ZONE).toInstant();
    }

    private ModelAndView done(
            UUID id, Map<String, String> typed, String part, RedirectAttributes flash, String words, Runnable work) {
        try {
            work.run();
            flash.addFlashAttribute(Ui.DONE, words);
            return new ModelAndView("redirect:/enrolments/" + id);
        } catch (Fault fault) {
            if (fault.code() == CommonFault.NOT_FOUND || fault.code() == CommonFault.FORBIDDEN) {
                throw fault;
            }
            return page(require(id), typed, part, fault);
        }
    }

    private Agreement require(UUID id) {
        return agreements.find(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    private ModelAndView page(Agreement agreement, Map<String, String> typed, String part, @Nullable Fault fault) {
        ResidentSummary resident =
                residents.find(agreement.residentId()).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        CareTeam team = teams.find(agreement.teamId()).orElseThrow();
        LocalDate today = LocalDate.now(clock);
        List<Promise.Service> services = fulfilment.services(agreement.id());
        Set<UUID> ids = new HashSet<>();
        ids.add(team.institutionId());
        services.forEach(service -> ids.add(service.institutionId()));
        ModelAndView page = new ModelAndView("enrolment/agreement/record");
        page.addObject(
                "page",
                new AgreementPage(
                        agreement,
                        resident,
                        populations.of(resident.id(), today),
                        team,
                        offers.findAll(agreements.packagesOf(agreement.id())),
                        fulfilment.of(agreement.id(), today),
                        services.stream()
                                .filter(service -> service.promiseId() == null)
                                .toList(),
                        ratings.of(agreement.id()),
                        institutions.findAll(ids),
                        TeamAccess.worksIn(team),
                        agreements.isFollowed(agreement.id()),
                        !agreement.to().isAfter(today.plusDays(policies.whole("renewal-reminder-days", today))),
                        today,
                        typed,
                        part,
                        new FormFault(fault)));
        if (fault != null) {
            page.setStatus(HttpStatus.valueOf(fault.code().status()));
        }
        return page;
    }

    private static @Nullable LocalDate date(String field, @Nullable String typed) {
        try {
            return typed == null || typed.isBlank() ? null : LocalDate.parse(typed.strip());
        } catch (DateTimeParseException e) {
            throw new Fault(CommonFault.INVALID, List.of(FieldFault.of(field, "enrolment.no-date")));
        }
    }
}
