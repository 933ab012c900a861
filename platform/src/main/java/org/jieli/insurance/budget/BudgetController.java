package org.jieli.insurance.budget;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jieli.shared.Fault;
import org.jieli.shared.Identifiers;
import org.jieli.web.FormFault;
import org.jieli.web.Idempotency;
import org.jieli.web.MenuEntry;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of budgets, a new one, one with its months, its scores, its closing. */
@Controller
class BudgetController {

    static final String PATH = "/insurance/budgets";

    private final ReadingBudgets reading;
    private final OpeningBudget opening;
    private final ClosingBudget closing;
    private final ReconcilingYear reconciling;
    private final Idempotency idempotency;
    private final Clock clock;

    BudgetController(
            ReadingBudgets reading,
            OpeningBudget opening,
            ClosingBudget closing,
            ReconcilingYear reconciling,
            Idempotency idempotency,
            Clock clock) {
        this.reading = reading;
        this.opening = opening;
        this.closing = closing;
        this.reconciling = reconciling;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    private record Made(UUID id) {}

    @Bean
    static MenuEntry budgetMenu() {
        return new MenuEntry(
                MenuEntry.Group.INSURANCE, 50, "insurance.budget.title", PATH, "wallet", BudgetRegion.READERS);
    }

    @GetMapping(PATH)
    ModelAndView list(@RequestParam(name = "year", required = false) @Nullable Integer year) {
        BudgetRegion.reader();
        ModelAndView page = new ModelAndView("insurance/budget/list");
        page.addObject("budgets", reading.of(year));
        page.addObject("year", year);
        page.addObject("today", LocalDate.now(clock));
        page.addObject("mayWrite", BudgetRegion.mayWrite());
        return page;
    }

    @GetMapping(PATH + "/new")
    ModelAndView empty() {
        String region = BudgetRegion.writer();
        return form(
                region,
                BudgetForm.example(
                        LocalDate.now(clock).getYear(), Identifiers.next().toString()),
                null);
    }

    @PostMapping(PATH)
    ModelAndView open(@ModelAttribute BudgetForm typed, RedirectAttributes flash) {
        String region = BudgetRegion.writer();
        try {
            OpeningBudget.Prepared prepared = opening.prepare(region, typed.asked());
            Made made = idempotency.once(
                    typed.key(),
                    new Idempotency.Request("POST", PATH, typed),
                    Made.class,
                    () -> new Made(opening.open(prepared)));
            flash.addFlashAttribute(Ui.DONE, "insurance.budget.opened");
            return to(made.id());
        } catch (Fault fault) {
            return form(region, typed, fault);
        }
    }

    private ModelAndView form(String region, BudgetForm typed, @Nullable Fault fault) {
        ModelAndView page = new ModelAndView("insurance/budget/new");
        page.addObject("typed", typed);
        page.addObject("alliances", opening.candidates(region));
        page.addObject("example", BudgetTermsFile.example());
        return told(page, fault);
    }

    @GetMapping(PATH + "/{id}")
    ModelAndView show(
            @PathVariable("id") UUID id, @RequestParam(name = "preview", defaultValue = "false") boolean preview) {
        BudgetRegion.reader();
        return record(reading.require(id), preview, null);
    }

    @PostMapping(PATH + "/{id}/months/{month}")
    ModelAndView month(
            @PathVariable("id") UUID id,
            @PathVariable("month") int month,
            @RequestParam("revision") int revision,
            RedirectAttributes flash) {
        BudgetRegion.writer();
        Budget budget = reading.require(id);
        try {
            closing.preClose(budget, month, revision);
            flash.addFlashAttribute(Ui.DONE, "insurance.budget.month-closed");
            return to(id);
        } catch (Fault fault) {
            return record(budget, false, fault);
        }
    }

    @PostMapping(PATH + "/{id}/closing")
    ModelAndView close(@PathVariable("id") UUID id, @RequestParam("revision") int revision, RedirectAttributes flash) {
        BudgetRegion.writer();
        Budget budget = reading.require(id);
        try {
            closing.close(budget, revision);
            flash.addFlashAttribute(Ui.DONE, "insurance.budget.closed");
            return to(id);
        } catch (Fault fault) {
            return record(budget, false, fault);
        }
    }

    private ModelAndView record(Budget budget, boolean preview, @Nullable Fault fault) {
        List<BudgetClosing> closings = reading.closings(budget);
        List<BudgetMember> members = reading.members(budget);
        ModelAndView page = new ModelAndView("insurance/budget/record");
        page.addObject(
                "page",
                new BudgetPage(
                        budget,
                        reading.heads(budget),
                        closings,
                        members,
                        reading.result(budget).orElse(null),
                        reading.shares(budget),
                        closings.stream()
                                .filter(each -> each.month() == 0)
                                .findFirst()
                                .map(year -> reconciling.of(budget, year))
                                .orElse(null),
                        reconciling.months(budget),
                        preview && mayBeTried(budget, closings) ? closing.preview(budget, closings.getLast()) : null,
                        LocalDate.now(clock),
                        BudgetRegion.mayWrite()));
        return told(page, fault);
    }

    /** By the bureau, which sees all bills, once a month is pre-closed; only when asked for, as all bills are added up. */
    private static boolean mayBeTried(Budget budget, List<BudgetClosing> closings) {
        return BudgetRegion.mayWrite() && budget.isOpen() && !closings.isEmpty();
    }

    @GetMapping(PATH + "/{id}/scores")
    ModelAndView scores(@PathVariable("id") UUID id) {
        BudgetRegion.writer();
        Budget budget = reading.require(id);
        List<BudgetMember> members = reading.members(budget);
        return scoreForm(budget, members, ScoreForm.of(budget, members), null);
    }

    @PostMapping(PATH + "/{id}/scores")
    ModelAndView score(@PathVariable("id") UUID id, @ModelAttribute ScoreForm typed, RedirectAttributes flash) {
        BudgetRegion.writer();
        Budget budget = reading.require(id);
        List<BudgetMember> members = reading.members(budget);
        try {
            ScoreForm.Scores read = typed.read(members);
            closing.score(budget, read.alliance(), read.members(), typed.revision());
            flash.addFlashAttribute(Ui.DONE, "insurance.budget.scored");
            return to(id);
        } catch (Fault fault) {
            return scoreForm(budget, members, typed, fault);
        }
    }

    private static ModelAndView scoreForm(
            Budget budget, List<BudgetMember> members, ScoreForm typed, @Nullable Fault fault) {
        ModelAndView page = new ModelAndView("insurance/budget/scores");
        page.addObject("budget", budget);
        page.addObject("members", members);
        page.addObject("typed", typed);
        return told(page, fault);
    }

    private static ModelAndView told(ModelAndView page, @Nullable Fault fault) {
        page.addObject("fault", new FormFault(fault));
        if (fault != null) {
            page.setStatus(HttpStatus.valueOf(fault.code().status()));
        }
        return page;
    }

    private static ModelAndView to(UUID id) {
        return new ModelAndView("redirect:" + PATH + "/" + id);
    }
}
