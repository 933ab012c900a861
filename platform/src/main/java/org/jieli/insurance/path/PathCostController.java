package org.jieli.insurance.path;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.insurance.CareKind;
import org.jieli.insurance.PathCosts;
import org.jieli.insurance.PathQuestion;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Why a path costs what it costs: every step of the typical case, with and without a referral side by side. */
@Controller
class PathCostController {

    private final PathCosts paths;
    private final Residents residents;
    private final Institutions institutions;
    private final Clock clock;

    PathCostController(PathCosts paths, Residents residents, Institutions institutions, Clock clock) {
        this.paths = paths;
        this.residents = residents;
        this.institutions = institutions;
        this.clock = clock;
    }

    @GetMapping("/insurance/path-costs")
    String why(
            @RequestParam UUID resident,
            @RequestParam String diagnosis,
            @RequestParam(defaultValue = "INPATIENT") CareKind kind,
            @RequestParam(required = false) @Nullable UUID to,
            @RequestParam(defaultValue = "false") boolean emergency,
            Model model) {
        CurrentAccess.requirePeople();
        ResidentSummary person = residents.find(resident).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        UUID from = CurrentAccess.require().requireInstitution();
        UUID place = to == null ? from : to;
        model.addAttribute("resident", person);
        model.addAttribute(
                "place",
                institutions
                        .find(place)
                        .map(InstitutionSummary::name)
                        .orElseThrow(() -> new Fault(CommonFault.NOT_FOUND)));
        model.addAttribute(
                "why",
                paths.explain(new PathQuestion(
                                resident,
                                diagnosis,
                                List.of(kind),
                                from,
                                Optional.ofNullable(to).stream().toList(),
                                emergency,
                                ChinaTime.date(clock.instant())))
                        .orElse(null));
        return "insurance/path/why";
    }
}
