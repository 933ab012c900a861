package org.jieli.insurance.budget;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.web.KeysetPage;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The bills behind a closing, and what referrals moved in it. */
@Controller
class BudgetCaseController {

    private static final int PAGE = 50;

    private final ReadingBudgets reading;

    BudgetCaseController(ReadingBudgets reading) {
        this.reading = reading;
    }

    @GetMapping(BudgetController.PATH + "/{id}/closings/{closing}")
    String cases(
            @PathVariable("id") UUID id,
            @PathVariable("closing") UUID closingId,
            @RequestParam(name = "member", required = false) @Nullable Boolean member,
            @RequestParam(name = "after", required = false) @Nullable UUID after,
            Model model) {
        BudgetRegion.reader();
        Budget budget = reading.require(id);
        BudgetClosing closing = reading.closing(budget, closingId);
        boolean bills = ReadingBudgets.seesBills(member);
        KeysetPage<BudgetCase> page =
                bills ? reading.cases(closing, member, after, PAGE) : new KeysetPage<>(List.of(), null);
        List<BudgetCaseRepository.Allocated> allocated = reading.allocated(closing);
        model.addAttribute("budget", budget);
        model.addAttribute("closing", closing);
        model.addAttribute("member", member);
        model.addAttribute("page", page);
        model.addAttribute("allocated", allocated);
        model.addAttribute("mayWrite", BudgetRegion.mayWrite());
        model.addAttribute("bills", bills);
        model.addAttribute("export", ReadingBudgets.seesBills(null));
        model.addAttribute(
                "names",
                reading.names(Stream.concat(
                                page.items().stream().map(BudgetCase::institutionId),
                                allocated.stream().map(BudgetCaseRepository.Allocated::institutionId))
                        .toList()));
        return "insurance/budget/cases";
    }

    @GetMapping(BudgetController.PATH + "/{id}/closings/{closing}/export")
    void export(
            @PathVariable("id") UUID id,
            @PathVariable("closing") UUID closingId,
            @ModelAttribute("ui") Ui ui,
            HttpServletResponse response)
            throws IOException {
        BudgetRegion.reader();
        Budget budget = reading.require(id);
        BudgetClosing closing = reading.closing(budget, closingId);
        if (!ReadingBudgets.seesBills(null)) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"budget-" + budget.year() + "-" + closing.month() + ".xlsx\"");
        new BudgetWorkbook(budget, closing, reading, ui).write(response.getOutputStream());
    }
}
