package org.jieli.insurance.payment.run;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.insurance.payment.pricing.PayWay;
import org.jieli.insurance.payment.terms.PaymentPosts;
import org.jieli.insurance.payment.terms.PaymentTermsBook;
import org.jieli.shared.Fault;
import org.jieli.shared.Identifiers;
import org.jieli.web.FormFault;
import org.jieli.web.Idempotency;
import org.jieli.web.KeysetPage;
import org.jieli.web.MenuEntry;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Terms and runs of a region, a run by institution and by case. */
@Controller
class PaymentRunController {

    private static final String PATH = "/insurance/payments";
    private static final int PAGE = 50;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;
    private static final int NOT_ASKED = -1;

    private final PaymentRuns running;
    private final PreviewingRuns previewing;
    private final ReadingRuns reading;
    private final OwnPayments payments;
    private final PaymentTermsBook terms;
    private final Idempotency idempotency;
    private final Clock clock;

    PaymentRunController(
            PaymentRuns running,
            PreviewingRuns previewing,
            ReadingRuns reading,
            OwnPayments payments,
            PaymentTermsBook terms,
            Idempotency idempotency,
            Clock clock) {
        this.running = running;
        this.previewing = previewing;
        this.reading = reading;
        this.payments = payments;
        this.terms = terms;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    private record Made(UUID id) {}

    @Bean
    static MenuEntry paymentMenu() {
        return new MenuEntry(
                MenuEntry.Group.INSURANCE, 40, "insurance.payment.title", PATH, "building-bank", PaymentPosts.READERS);
    }

    @GetMapping(PATH)
    ModelAndView list(@RequestParam(name = "year", required = false) @Nullable Integer asked) {
        int year = asked == null
                ? LocalDate.now(clock).minusMonths(1).getYear()
                : Math.clamp(asked, FIRST_YEAR, LAST_YEAR);
        return PaymentPosts.asksForOwn() ? own(year) : index(PaymentPosts.region(), year, NOT_ASKED, null);
    }

    private ModelAndView own(int year) {
        ModelAndView page = new ModelAndView("insurance/payment/run/own");
        page.addObject("year", year);
        page.addObject("today", LocalDate.now(clock));
        page.addObject("payments", payments.of(year));
        return page;
    }

    /** What a run would settle, to be confirmed. */
    @GetMapping(PATH + "/runs/new")
    ModelAndView preview(@RequestParam("year") int year, @RequestParam("month") int month) {
        String region = PaymentPosts.region();
        try {
            return preview(previewing.of(region, year, month), "", null);
        } catch (Fault fault) {
            return index(region, Math.clamp(year, FIRST_YEAR, LAST_YEAR), month, fault);
        }
    }

    private static ModelAndView preview(RunPreview preview, String reason, @Nullable Fault fault) {
        ModelAndView page = new ModelAndView("insurance/payment/run/preview");
        page.addObject("preview", preview);
        page.addObject("reason", reason);
        page.addObject("key", Identifiers.next().toString());
        page.addObject("fault", new FormFault(fault));
        if (fault != null) {
            page.setStatus(HttpStatus.valueOf(fault.code().status()));
        }
        return page;
    }

    @PostMapping(PATH + "/runs")
    ModelAndView run(
            @RequestParam("year") int year,
            @RequestParam("month") int month,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            @RequestParam(name = "key", required = false) @Nullable String key,
            RedirectAttributes flash) {
        String region = PaymentPosts.region();
        try {
            PaymentRuns.Prepared prepared = running.prepare(region, year, month);
            Made made = idempotency.once(
                    key,
                    new Idempotency.Request("POST", PATH + "/runs", region + "/" + year + "-" + month + " " + reason),
                    Made.class,
                    () -> new Made(running.run(prepared, reason)));
            flash.addFlashAttribute(Ui.DONE, "insurance.payment.ran");
            return new ModelAndView("redirect:" + PATH + "/runs/" + made.id());
        } catch (Fault fault) {
            return new FormFault(fault).in("reason") == null
                    ? index(region, Math.clamp(year, FIRST_YEAR, LAST_YEAR), month, fault)
                    : preview(previewing.of(region, year, month), reason, fault);
        }
    }

    private ModelAndView index(String region, int year, int month, @Nullable Fault fault) {
        ModelAndView page = new ModelAndView("insurance/payment/run/list");
        page.addObject("year", year);
        page.addObject("today", LocalDate.now(clock));
        page.addObject("asked", month);
        page.addObject("terms", terms.within(region));
        page.addObject("runs", reading.within(region, year));
        page.addObject("count", reading.countWithin(region, year));
        page.addObject("key", Identifiers.next().toString());
        page.addObject("fault", new FormFault(fault));
        if (fault != null) {
            page.setStatus(HttpStatus.valueOf(fault.code().status()));
        }
        return page;
    }

    @GetMapping(PATH + "/runs/{id}")
    String show(@PathVariable("id") UUID id, Model model) {
        PaymentRun run = reading.require(PaymentPosts.region(), id);
        Map<UUID, BigDecimal> advanced = payments.advanced(run);
        List<PaidInstitution> places = reading.institutions(run, advanced.keySet());
        model.addAttribute("run", run);
        model.addAttribute("replacedBy", reading.replacing(run).orElse(null));
        model.addAttribute("advanced", advanced);
        model.addAttribute("places", places);
        model.addAttribute(
                "names",
                reading.names(
                        places.stream().map(PaidInstitution::institutionId).toList()));
        return "insurance/payment/run/run";
    }

    @GetMapping(PATH + "/runs/{id}/cases")
    String cases(
            @PathVariable("id") UUID id,
            @RequestParam(name = "institution", required = false) @Nullable UUID institution,
            @RequestParam(name = "way", required = false) @Nullable PayWay way,
            @RequestParam(name = "after", required = false) @Nullable UUID after,
            Model model) {
        PaymentRun run = reading.require(PaymentPosts.region(), id);
        PaidCaseRepository.Asked asked = new PaidCaseRepository.Asked(run.id(), institution, way);
        KeysetPage<PaidCase> page = reading.cases(asked, after, PAGE);
        model.addAttribute("run", run);
        model.addAttribute("asked", asked);
        model.addAttribute("page", page);
        model.addAttribute("count", reading.count(asked));
        model.addAttribute("heads", institution == null ? List.of() : reading.heads(run, institution));
        model.addAttribute(
                "names",
                names(
                        page.items().stream()
                                .map(each -> each.payable().institutionId())
                                .toList(),
                        institution));
        return "insurance/payment/run/cases";
    }

    private Map<UUID, String> names(List<UUID> ids, @Nullable UUID one) {
        return reading.names(one == null ? ids : List.of(one));
    }

    @GetMapping(PATH + "/runs/{id}/export")
    void export(@PathVariable("id") UUID id, @ModelAttribute("ui") Ui ui, HttpServletResponse response)
            throws IOException {
        PaymentRun run = reading.require(PaymentPosts.region(), id);
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader("Content-Disposition", "attachment; filename=\"payment-" + run.from() + ".xlsx\"");
        new PaymentWorkbook(run, reading, ui).write(response.getOutputStream());
    }
}
