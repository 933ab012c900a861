package org.jieli.enrolment.agreement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jieli.enrolment.CareTeam;
import org.jieli.enrolment.CareTeams;
import org.jieli.enrolment.Enrolments;
import org.jieli.enrolment.KeyPopulations;
import org.jieli.shared.CurrentAccess;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The family doctor, the key populations and the agreement of a resident as a part of other pages. */
@Controller
class ResidentEnrolmentController {

    private final Enrolments enrolments;
    private final AgreementRepository agreements;
    private final CareTeams teams;
    private final KeyPopulations populations;
    private final Clock clock;

    ResidentEnrolmentController(
            Enrolments enrolments,
            AgreementRepository agreements,
            CareTeams teams,
            KeyPopulations populations,
            Clock clock) {
        this.enrolments = enrolments;
        this.agreements = agreements;
        this.teams = teams;
        this.populations = populations;
        this.clock = clock;
    }

    @GetMapping("/enrolments/of/{residentId}")
    String familyDoctor(@PathVariable UUID residentId, Model model) {
        CurrentAccess.requirePeople();
        LocalDate today = LocalDate.now(clock);
        List<Agreement> all = agreements.of(residentId);
        Agreement shown = all.stream()
                .filter(each -> each.phaseOn(today) == Phase.RUNNING)
                .findFirst()
                .or(() -> all.stream()
                        .filter(each -> each.phaseOn(today) == Phase.PROPOSED)
                        .findFirst())
                .orElse(null);
        model.addAttribute("resident", residentId);
        model.addAttribute("doctor", enrolments.familyDoctorOf(residentId).orElse(null));
        model.addAttribute("agreement", shown);
        model.addAttribute(
                "team",
                shown == null
                        ? null
                        : teams.find(shown.teamId()).map(CareTeam::name).orElse(null));
        model.addAttribute("populations", populations.of(residentId, today));
        model.addAttribute(
                "maySign",
                SigningController.SIGNERS.contains(CurrentAccess.require().role()));
        return "enrolment/agreement/doctor";
    }
}
