package org.jieli.insurance.payment.run;

import java.util.List;
import java.util.UUID;
import org.jieli.insurance.payment.terms.PaymentPosts;
import org.jieli.shared.Fault;
import org.jieli.web.FormFault;
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

/** One case of a run with every step, and its place on the list of special-case review. */
@Controller
class PaidCaseController {

    private static final String PATH = "/insurance/payments/runs/{run}/cases/{claim}";

    private final ReadingRuns reading;
    private final SpecialReviews reviews;

    PaidCaseController(ReadingRuns reading, SpecialReviews reviews) {
        this.reading = reading;
        this.reviews = reviews;
    }

    @GetMapping(PATH)
    ModelAndView show(
            @PathVariable("run") UUID runId, @PathVariable("claim") UUID claimId, @ModelAttribute("ui") Ui ui) {
        PaymentRun run = reading.require(PaymentPosts.region(), runId);
        return page(run, reading.requireCase(run, claimId), ui, "", null);
    }

    @PostMapping(PATH + "/review")
    ModelAndView review(
            @PathVariable("run") UUID runId,
            @PathVariable("claim") UUID claimId,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            @ModelAttribute("ui") Ui ui,
            RedirectAttributes flash) {
        PaymentRun run = reading.require(PaymentPosts.region(), runId);
        PaidCase paidCase = reading.requireCase(run, claimId);
        try {
            reviews.add(run, paidCase, reason);
            flash.addFlashAttribute(Ui.DONE, "insurance.payment.reviewed");
            return back(runId, claimId);
        } catch (Fault fault) {
            return page(run, paidCase, ui, reason, fault);
        }
    }

    @PostMapping(PATH + "/review/removal")
    ModelAndView remove(
            @PathVariable("run") UUID runId, @PathVariable("claim") UUID claimId, RedirectAttributes flash) {
        PaymentRun run = reading.require(PaymentPosts.region(), runId);
        reviews.remove(reading.requireCase(run, claimId));
        flash.addFlashAttribute(Ui.DONE, "insurance.payment.review-removed");
        return back(runId, claimId);
    }

    private ModelAndView page(PaymentRun run, PaidCase paidCase, Ui ui, String reason, @Nullable Fault fault) {
        UUID institution = paidCase.payable().institutionId();
        ModelAndView page = new ModelAndView("insurance/payment/run/case");
        page.addObject("run", run);
        page.addObject("paid", paidCase);
        page.addObject("lines", PaymentRuns.told(run, paidCase));
        page.addObject("words", new StepWords(run.terms().method(), ui));
        page.addObject("place", reading.names(List.of(institution)).getOrDefault(institution, institution.toString()));
        page.addObject("onList", reviews.reasonFor(paidCase.payable().claimId()).orElse(null));
        page.addObject("quota", reviews.quota(run, institution));
        page.addObject("reason", reason);
        page.addObject("fault", new FormFault(fault));
        if (fault != null) {
            page.setStatus(HttpStatus.valueOf(fault.code().status()));
        }
        return page;
    }

    private static ModelAndView back(UUID run, UUID claim) {
        return new ModelAndView("redirect:/insurance/payments/runs/" + run + "/cases/" + claim);
    }
}
