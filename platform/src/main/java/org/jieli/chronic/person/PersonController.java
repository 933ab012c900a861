package org.jieli.chronic.person;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jieli.chronic.ChronicCare;
import org.jieli.chronic.FollowUpSummary;
import org.jieli.chronic.FollowUps;
import org.jieli.chronic.TargetBand;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.shared.Access;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.web.ChartScript;
import org.jieli.web.Ui;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** A person over all his programmes: how he stands, his trends, the plan, and what the team says. */
@Controller
class PersonController {

    /** How far back trends reach. */
    private static final Period SHOWN = Period.ofYears(2);

    private static final int FOLLOW_UPS = 30;

    private final ChronicCare care;
    private final FollowUps followUps;
    private final Residents residents;
    private final Trends trends;
    private final TrendCharts charts;
    private final ChartScript script;
    private final Clock clock;

    PersonController(
            ChronicCare care,
            FollowUps followUps,
            Residents residents,
            Trends trends,
            TrendCharts charts,
            ChartScript script,
            Clock clock) {
        this.care = care;
        this.followUps = followUps;
        this.residents = residents;
        this.trends = trends;
        this.charts = charts;
        this.script = script;
        this.clock = clock;
    }

    @GetMapping("/chronic/people/{residentId}")
    String person(@PathVariable UUID residentId, @ModelAttribute("ui") Ui ui, Model model) {
        CurrentAccess.requirePeople();
        Access access = CurrentAccess.require();
        ResidentSummary resident = residents.find(residentId).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        LocalDate today = ChinaTime.date(Instant.now(clock));
        List<Trend> measured = trends.of(residentId, ChinaTime.startOf(today.minus(SHOWN)));
        List<FollowUpSummary> all = followUps.of(residentId, FOLLOW_UPS);
        List<FollowUpSummary> planned =
                all.stream().filter(each -> each.doneAt() == null).toList().reversed();
        List<TargetBand> targets = care.targets(residentId);
        model.addAttribute("resident", resident);
        model.addAttribute("programmes", care.of(residentId));
        model.addAttribute("trends", measured);
        model.addAttribute("charts", charts.of(measured, targets, ui));
        model.addAttribute(
                "adherence",
                all.stream()
                        .map(FollowUpSummary::adherence)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null));
        model.addAttribute("targets", targets);
        model.addAttribute("planned", planned);
        model.addAttribute("today", today);
        model.addAttribute("maySee", access.role().isClinician());
        model.addAttribute("mayFollowUp", access.role().isPrimaryClinician());
        model.addAttribute("script", script.path());
        return "chronic/person/person";
    }
}
