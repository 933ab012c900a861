package org.jieli.insurance.replay;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jieli.insurance.replay.Replaying.Both;
import org.jieli.shared.Fault;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.jieli.web.FormFault;
import org.jieli.web.Idempotency;
import org.jieli.web.KeysetPage;
import org.jieli.web.MenuEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The pages of trying a policy: what was tried, one with its groups, and the bills behind them. */
@Controller
class ReplayController {

    private static final String PATH = "/insurance/replays";
    private static final int LARGEST = 100;
    private static final int YEARS = 5;

    private final ReplayDesk desk;
    private final ReplayBills bills;
    private final BillLabels labels;
    private final RuleChoices choices;
    private final GroupNames names;
    private final Idempotency idempotency;
    private final Clock clock;

    ReplayController(
            ReplayDesk desk,
            ReplayBills bills,
            BillLabels labels,
            RuleChoices choices,
            GroupNames names,
            Idempotency idempotency,
            Clock clock) {
        this.desk = desk;
        this.bills = bills;
        this.labels = labels;
        this.choices = choices;
        this.names = names;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @Bean
    static MenuEntry replayMenu() {
        return new MenuEntry(
                MenuEntry.Group.INSURANCE,
                80,
                "insurance.replay.title",
                PATH,
                "player-track-next",
                Set.of(Role.INSURANCE_BUREAU, Role.HEALTH_COMMISSION));
    }

    /** What asking came to. */
    record Asked(UUID id) {}

    @GetMapping(PATH)
    ModelAndView list() {
        int lastYear = LocalDate.now(clock).getYear() - 1;
        return list(
                new NewReplay(lastYear, null, null, null, null, ""),
                Identifiers.next().toString(),
                null);
    }

    @PostMapping(PATH)
    ModelAndView ask(
            @RequestParam("year") int year,
            @RequestParam(name = "base", required = false) @Nullable UUID base,
            @RequestParam(name = "proposed", required = false) @Nullable UUID proposed,
            @RequestParam(name = "otherBase", required = false) @Nullable UUID otherBase,
            @RequestParam(name = "otherProposed", required = false) @Nullable UUID otherProposed,
            @RequestParam(name = "name", defaultValue = "") String name,
            @RequestParam("key") String key) {
        NewReplay wanted = new NewReplay(year, base, proposed, otherBase, otherProposed, name);
        try {
            Asked asked = idempotency.once(
                    key, new Idempotency.Request("POST", PATH, wanted), Asked.class, () -> new Asked(desk.ask(wanted)));
            return new ModelAndView("redirect:" + PATH + "/" + asked.id());
        } catch (Fault fault) {
            return list(wanted, key, fault);
        }
    }

    private ModelAndView list(NewReplay form, String key, @Nullable Fault fault) {
        ModelAndView page = new ModelAndView("insurance/replay/list");
        page.addObject("replays", desk.newest());
        page.addObject("form", form);
        page.addObject("key", key);
        page.addObject("versions", choices.of(ReplayDesk.reader().division()));
        page.addObject("names", names);
        int thisYear = LocalDate.now(clock).getYear();
        page.addObject("lastYear", thisYear - 1);
        page.addObject(
                "months",
                ReplayDesk.reader().role() == Role.INSURANCE_BUREAU
                        ? desk.months(thisYear - YEARS + 1, thisYear)
                        : Map.of());
        page.addObject("fault", new FormFault(fault));
        if (fault != null) {
            page.setStatus(HttpStatusCode.valueOf(fault.code().status()));
        }
        return page;
    }

    @GetMapping(PATH + "/{id}")
    String show(
            @PathVariable("id") UUID id,
            @RequestParam(name = "by", defaultValue = "CARE_LEVEL") Dimension by,
            @RequestParam(name = "part", defaultValue = "false") boolean part,
            Model model) {
        Replay replay = desk.require(id);
        boolean bureau = ReplayDesk.reader().role() == Role.INSURANCE_BUREAU;
        model.addAttribute("replay", replay);
        model.addAttribute("by", by);
        model.addAttribute(
                "total",
                desk.groups(replay, Dimension.ALL_BILLS).stream().findFirst().orElse(null));
        model.addAttribute("groups", desk.groups(replay, by));
        List<ReplayCase> largest = bureau ? desk.largest(replay, LARGEST) : List.of();
        model.addAttribute("largest", largest);
        model.addAttribute(
                "labels", labels.of(largest.stream().map(ReplayCase::claimId).toList()));
        model.addAttribute("mayOpen", bureau);
        model.addAttribute("names", names);
        return part && !replay.isOver() ? "insurance/replay/progress" : "insurance/replay/record";
    }

    @GetMapping(PATH + "/{id}/bills")
    String bills(
            @PathVariable("id") UUID id,
            @RequestParam("by") Dimension by,
            @RequestParam(name = "key", defaultValue = "") String key,
            @RequestParam(name = "after", required = false) @Nullable String after,
            Model model) {
        model.addAttribute("replay", desk.require(id));
        model.addAttribute("by", by);
        model.addAttribute("key", key);
        KeysetPage<Both> page = bills.of(id, by, key, after);
        model.addAttribute("page", page);
        model.addAttribute("labels", labels(page.items()));
        model.addAttribute("names", names);
        return "insurance/replay/bills";
    }

    @GetMapping(PATH + "/{id}/people/{resident}")
    String person(@PathVariable("id") UUID id, @PathVariable("resident") UUID resident, Model model) {
        model.addAttribute("replay", desk.require(id));
        List<Both> all = bills.ofPerson(id, resident);
        model.addAttribute("bills", all);
        model.addAttribute("total", ReplayGroup.of(all));
        model.addAttribute("who", bills.who(id, resident));
        model.addAttribute("labels", labels(all));
        model.addAttribute("names", names);
        return "insurance/replay/person";
    }

    private Map<UUID, BillLabels.Label> labels(List<Both> bills) {
        return labels.of(bills.stream().map(both -> both.row().claim().id()).toList());
    }
}
