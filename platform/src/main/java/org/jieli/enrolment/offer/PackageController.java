package org.jieli.enrolment.offer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.jieli.web.FormFault;
import org.jieli.web.Idempotency;
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

/** Service packages: the list, writing one, its record with filing. */
@Controller
class PackageController {

    private static final String LIST = "/service-packages";

    private final PackageBook book;
    private final PackageRepository packages;
    private final PackageAccess access;
    private final Institutions institutions;
    private final Idempotency idempotency;

    PackageController(
            PackageBook book,
            PackageRepository packages,
            PackageAccess access,
            Institutions institutions,
            Idempotency idempotency) {
        this.book = book;
        this.packages = packages;
        this.access = access;
        this.institutions = institutions;
        this.idempotency = idempotency;
    }

    private record Made(UUID id) {}

    @Bean
    static MenuEntry packagesMenu() {
        return new MenuEntry(
                MenuEntry.Group.ENROLMENT, 50, "enrolment.packages", LIST, "packages", PackageAccess.READERS);
    }

    @GetMapping(LIST)
    String list(Model model) {
        List<PackageVersion> found = access.visible(packages);
        model.addAttribute("packages", found);
        model.addAttribute("places", places(found));
        model.addAttribute("mayWrite", PackageAccess.mayWrite());
        return "enrolment/offer/list";
    }

    @GetMapping(LIST + "/new")
    ModelAndView empty() {
        access.requireWriter();
        return form(null, PackageForm.empty(Identifiers.next().toString()), null);
    }

    @PostMapping(LIST)
    ModelAndView write(@ModelAttribute PackageForm typed, RedirectAttributes flash) {
        access.requireWriter();
        try {
            List<FieldFault> faults = new ArrayList<>();
            PackageTerms terms = typed.terms(faults);
            Fault.throwIfAny(faults);
            Made made = idempotency.once(
                    typed.key(),
                    new Idempotency.Request("POST", LIST, typed),
                    Made.class,
                    () -> new Made(book.write(typed.typedName(), terms)));
            flash.addFlashAttribute(Ui.DONE, "enrolment.package-written");
            return to(made.id());
        } catch (Fault fault) {
            return form(null, typed, fault);
        }
    }

    @GetMapping(LIST + "/{id}")
    ModelAndView record(@PathVariable UUID id) {
        return record(book.require(id), null, "");
    }

    @GetMapping(LIST + "/{id}/edit")
    ModelAndView edit(@PathVariable UUID id) {
        PackageVersion version = book.require(id);
        if (!access.mayWrite(version) || !version.state().isOpen()) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
        return form(version, PackageForm.of(version), null);
    }

    @PostMapping(LIST + "/{id}")
    ModelAndView change(@PathVariable UUID id, @ModelAttribute PackageForm typed, RedirectAttributes flash) {
        PackageVersion version = book.require(id);
        try {
            List<FieldFault> faults = new ArrayList<>();
            PackageTerms terms = typed.terms(faults);
            Fault.throwIfAny(faults);
            book.change(id, typed.knownRevision(), terms);
            flash.addFlashAttribute(Ui.DONE, "enrolment.saved");
            return to(id);
        } catch (Fault fault) {
            return form(version, typed, fault);
        }
    }

    @PostMapping(LIST + "/{id}/next")
    ModelAndView next(@PathVariable UUID id) {
        try {
            return new ModelAndView("redirect:" + LIST + "/" + book.next(id) + "/edit");
        } catch (Fault fault) {
            return record(book.require(id), fault, "");
        }
    }

    @PostMapping(LIST + "/{id}/submit")
    ModelAndView submit(@PathVariable UUID id, RedirectAttributes flash) {
        return done(id, flash, "enrolment.package-submitted", "", () -> book.submit(id));
    }

    @PostMapping(LIST + "/{id}/accept")
    ModelAndView accept(@PathVariable UUID id, RedirectAttributes flash) {
        return done(id, flash, "enrolment.package-accepted", "", () -> book.accept(id));
    }

    @PostMapping(LIST + "/{id}/send-back")
    ModelAndView sendBack(
            @PathVariable UUID id, @RequestParam(defaultValue = "") String reason, RedirectAttributes flash) {
        return done(id, flash, "enrolment.package-sent-back", reason, () -> book.sendBack(id, reason));
    }

    @PostMapping(LIST + "/{id}/end")
    ModelAndView endSale(@PathVariable UUID id, RedirectAttributes flash) {
        return done(id, flash, "enrolment.package-ended", "", () -> book.endSale(id));
    }

    private ModelAndView done(UUID id, RedirectAttributes flash, String words, String typed, Runnable work) {
        try {
            work.run();
            flash.addFlashAttribute(Ui.DONE, words);
            return to(id);
        } catch (Fault fault) {
            return record(book.require(id), fault, typed);
        }
    }

    private ModelAndView record(PackageVersion version, @Nullable Fault fault, String typed) {
        ModelAndView page = new ModelAndView("enrolment/offer/record");
        page.addObject("version", version);
        page.addObject("versions", packages.versionsOf(version.packageId()));
        page.addObject("places", places(List.of(version)));
        page.addObject("mayWrite", access.mayWrite(version));
        page.addObject("mayDecide", access.mayDecide(version));
        page.addObject("typedReason", typed);
        page.addObject("fault", new FormFault(fault));
        mark(page, fault);
        return page;
    }

    private ModelAndView form(@Nullable PackageVersion version, PackageForm typed, @Nullable Fault fault) {
        ModelAndView page = new ModelAndView("enrolment/offer/form");
        page.addObject("version", version);
        page.addObject("basic", CurrentAccess.require().institutionId() == null);
        page.addObject("typed", typed);
        page.addObject("fault", new FormFault(fault));
        mark(page, fault);
        return page;
    }

    private Map<UUID, InstitutionSummary> places(List<PackageVersion> versions) {
        return institutions.findAll(versions.stream()
                .map(PackageVersion::institutionId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    }

    private static void mark(ModelAndView page, @Nullable Fault fault) {
        if (fault != null) {
            page.setStatus(HttpStatus.valueOf(fault.code().status()));
        }
    }

    private static ModelAndView to(UUID id) {
        return new ModelAndView("redirect:" + LIST + "/" + id);
    }
}
