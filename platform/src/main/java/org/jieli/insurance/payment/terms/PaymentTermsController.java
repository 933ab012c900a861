package org.jieli.insurance.payment.terms;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jieli.insurance.payment.terms.PaymentTermsSet.TermsState;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.web.FormFault;
import org.jieli.web.Idempotency;
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

/** One version of the payment terms: read, changed or deleted while a draft, issued; a new draft as a copy. */
@Controller
class PaymentTermsController {

    private static final String PATH = "/insurance/payments/terms";
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    private final PaymentTermsBook book;
    private final Idempotency idempotency;
    private final Clock clock;

    PaymentTermsController(PaymentTermsBook book, Idempotency idempotency, Clock clock) {
        this.book = book;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    private record Made(UUID id) {}

    /** What is copied into a draft: a shipped example or another version. */
    private record Copy(@Nullable String example, @Nullable UUID from, int year) {}

    @GetMapping(PATH + "/{id}")
    ModelAndView show(@PathVariable("id") UUID id) {
        PaymentTermsSet set = book.require(PaymentPosts.region(), id);
        return page(set, PaymentTermsForm.of(set, book.places(set)), null);
    }

    @PostMapping(PATH)
    String copy(
            @RequestParam(name = "example", required = false) @Nullable String example,
            @RequestParam(name = "from", required = false) @Nullable UUID from,
            @RequestParam(name = "year", required = false) @Nullable Integer year,
            @RequestParam(name = "key", required = false) @Nullable String key,
            RedirectAttributes flash) {
        String region = PaymentPosts.region();
        int wanted = year == null ? LocalDate.now(clock).getYear() : year;
        if (wanted < FIRST_YEAR || wanted > LAST_YEAR) {
            throw new Fault(CommonFault.INVALID, List.of(FieldFault.of("year", "insurance.payment.year")));
        }
        PaymentTermsSet other = from == null ? shipped(example) : book.require(region, from);
        Made made = idempotency.once(
                key,
                new Idempotency.Request("POST", PATH, new Copy(example, from, wanted)),
                Made.class,
                () -> new Made(book.copy(other, region, wanted)));
        flash.addFlashAttribute(Ui.DONE, "insurance.payment.copied");
        return "redirect:" + PATH + "/" + made.id();
    }

    @PostMapping(PATH + "/{id}")
    ModelAndView change(@PathVariable("id") UUID id, @ModelAttribute PaymentTermsForm typed, RedirectAttributes flash) {
        PaymentTermsSet set = book.require(PaymentPosts.region(), id);
        try {
            book.change(typed.set(set, book.places(set)));
            flash.addFlashAttribute(Ui.DONE, "insurance.payment.saved");
            return new ModelAndView("redirect:" + PATH + "/" + id);
        } catch (Fault fault) {
            return page(set, typed, fault);
        }
    }

    @PostMapping(PATH + "/{id}/issue")
    ModelAndView issue(@PathVariable("id") UUID id, @RequestParam("revision") int revision, RedirectAttributes flash) {
        String region = PaymentPosts.region();
        PaymentTermsSet set = book.require(region, id);
        try {
            book.issue(region, id, revision);
            flash.addFlashAttribute(Ui.DONE, "insurance.payment.issued");
            return new ModelAndView("redirect:" + PATH + "/" + id);
        } catch (Fault fault) {
            return page(set, PaymentTermsForm.of(set, book.places(set)), fault);
        }
    }

    @PostMapping(PATH + "/{id}/removal")
    ModelAndView remove(@PathVariable("id") UUID id, @RequestParam("revision") int revision, RedirectAttributes flash) {
        PaymentTermsSet set = book.require(PaymentPosts.region(), id);
        try {
            book.delete(set, revision);
            flash.addFlashAttribute(Ui.DONE, "insurance.payment.terms-deleted");
            return new ModelAndView("redirect:/insurance/payments?year=" + set.year());
        } catch (Fault fault) {
            return page(set, PaymentTermsForm.of(set, book.places(set)), fault);
        }
    }

    private static PaymentTermsSet shipped(@Nullable String example) {
        if (example == null || !PaymentTermsFile.EXAMPLES.contains(example)) {
            throw new Fault(CommonFault.NOT_FOUND);
        }
        return PaymentTermsFile.shipped(example);
    }

    private ModelAndView page(PaymentTermsSet set, PaymentTermsForm typed, @Nullable Fault fault) {
        ModelAndView page = new ModelAndView("insurance/payment/terms/terms");
        page.addObject("set", set);
        page.addObject("region", book.regionName(set));
        page.addObject("typed", typed);
        page.addObject("fault", new FormFault(fault));
        page.addObject("draft", set.state() == TermsState.DRAFT_TERMS);
        if (fault != null) {
            page.setStatus(HttpStatus.valueOf(fault.code().status()));
        }
        return page;
    }
}
