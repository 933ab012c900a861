package org.jieli.portal.care;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.insurance.CareKind;
import org.jieli.insurance.PathCosts;
import org.jieli.insurance.PathQuestion;
import org.jieli.portal.Me;
import org.jieli.portal.PersonalPages;
import org.jieli.portal.Places;
import org.jieli.referral.PersonalReferrals;
import org.jieli.referral.PersonalReferrals.PersonalReferral;
import org.jieli.referral.ReferralState;
import org.jieli.referral.ReferralSummary;
import org.jieli.referral.Referrals;
import org.jieli.referral.Urgency;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.web.Ui;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The person's referrals with each of their steps. */
@Controller
@PersonalPages
class CareController {

    private static final int SHOWN = 50;

    private final Referrals referrals;
    private final PersonalReferrals personal;
    private final Institutions institutions;
    private final Places places;
    private final PathCosts pathCosts;
    private final Clock clock;

    CareController(
            Referrals referrals,
            PersonalReferrals personal,
            Institutions institutions,
            Places places,
            PathCosts pathCosts,
            Clock clock) {
        this.referrals = referrals;
        this.personal = personal;
        this.institutions = institutions;
        this.places = places;
        this.pathCosts = pathCosts;
        this.clock = clock;
    }

    @GetMapping("/my/care")
    String care() {
        return "portal/care/care";
    }

    @GetMapping("/my/referrals")
    String list(@ModelAttribute("me") Me me, Model model) {
        List<ReferralSummary> found = referrals.of(me.session().shown(), SHOWN).stream()
                .filter(each -> each.state() != ReferralState.DRAFT)
                .toList();
        model.addAttribute("referrals", found);
        model.addAttribute(
                "places",
                places.names(
                        found.stream().map(ReferralSummary::toInstitutionId).collect(Collectors.toSet())));
        return "portal/care/referrals";
    }

    @GetMapping("/my/referrals/{id}")
    String referral(@PathVariable UUID id, Model model) {
        PersonalReferral found = personal.find(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        Set<UUID> involved = Stream.concat(
                        Stream.of(
                                found.summary().fromInstitutionId(),
                                found.summary().toInstitutionId()),
                        found.steps().stream().flatMap(step -> Stream.ofNullable(step.institutionId())))
                .collect(Collectors.toSet());
        model.addAttribute("referral", found);
        model.addAttribute("places", places.names(involved));
        model.addAttribute(
                "phone",
                institutions
                        .find(found.summary().toInstitutionId())
                        .map(InstitutionSummary::referralPhone)
                        .orElse(null));
        boolean open = !found.summary().state().isEnd();
        model.addAttribute("costs", open ? pathCosts.compare(question(found.summary())) : null);
        return "portal/care/referral";
    }

    /** Why each way costs what it costs. */
    @GetMapping("/my/referrals/{id}/costs")
    String costs(@PathVariable UUID id, Model model) {
        ReferralSummary referral = personal.find(id)
                .orElseThrow(() -> new Fault(CommonFault.NOT_FOUND))
                .summary();
        model.addAttribute("back", "/my/referrals/" + id);
        model.addAttribute(
                "place",
                places.names(Set.of(referral.toInstitutionId())).getOrDefault(referral.toInstitutionId(), "–"));
        model.addAttribute("why", pathCosts.explain(question(referral)).orElse(null));
        return "portal/care/costs";
    }

    private PathQuestion question(ReferralSummary referral) {
        return new PathQuestion(
                referral.residentId(),
                referral.diagnosisCode(),
                List.of(CareKind.INPATIENT, CareKind.OUTPATIENT),
                referral.fromInstitutionId(),
                List.of(referral.toInstitutionId()),
                referral.urgency() == Urgency.EMERGENCY,
                ChinaTime.date(clock.instant()));
    }

    @PostMapping("/my/referrals/{id}/withdrawal")
    String withdraw(@PathVariable UUID id, RedirectAttributes redirect) {
        personal.withdraw(id);
        redirect.addFlashAttribute(Ui.DONE, "portal.withdrawn");
        return "redirect:/my/referrals/" + id;
    }
}
