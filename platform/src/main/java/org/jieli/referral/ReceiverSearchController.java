package org.jieli.referral;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.region.Divisions;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Answers the search boxes of the referral form: other institutions, and who may assess. */
@Controller
class ReceiverSearchController {

    private static final int HITS = 20;

    private final Institutions institutions;
    private final Divisions divisions;
    private final Route route;
    private final MessageSource messages;
    private final Clock clock;

    ReceiverSearchController(
            Institutions institutions, Divisions divisions, Route route, MessageSource messages, Clock clock) {
        this.institutions = institutions;
        this.divisions = divisions;
        this.route = route;
        this.messages = messages;
        this.clock = clock;
    }

    /** A hit of a search box: what is sent, and what is shown. */
    record Hit(UUID code, String name, String detail) {}

    /** Institutions anywhere, each with how far away it is in terms of the rules. */
    @GetMapping("/referrals/receivers/search")
    @ResponseBody
    List<Hit> receivers(@RequestParam String q, java.util.Locale locale) {
        UUID sender = CurrentAccess.require().requireInstitution();
        InstitutionSummary from = institutions.find(sender).orElseThrow(() -> new Fault(CommonFault.FORBIDDEN));
        LocalDate today = ChinaTime.date(clock.instant());
        return institutions.search(q, today, HITS).stream()
                .filter(to -> !to.id().equals(sender))
                .map(to -> new Hit(to.id(), to.name(), detail(from, to, today, locale)))
                .toList();
    }

    @GetMapping("/referrals/assessors/search")
    @ResponseBody
    List<Hit> assessors(@RequestParam String q) {
        CurrentAccess.require().requireInstitution();
        return institutions.seniorPhysicians(q, ChinaTime.date(clock.instant()), HITS).stream()
                .map(place -> new Hit(place.practitionerId(), place.practitionerName(), place.institutionName()))
                .toList();
    }

    private String detail(InstitutionSummary from, InstitutionSummary to, LocalDate today, java.util.Locale locale) {
        String reach = "Reach." + route.reach(from, to, today);
        return divisions.fullName(to.division(), today) + " · " + messages.getMessage(reach, null, reach, locale);
    }
}
