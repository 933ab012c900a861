package org.jieli.institution;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jieli.region.Divisions;
import org.jieli.shared.Access;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.jieli.web.FormFault;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The institutions of one's area: list, record and form. */
@Controller
class InstitutionController {

    private static final int PAGE = 50;
    private static final int PEOPLE = 200;

    private final InstitutionDirectory directory;
    private final StoredInstitutionRegistry registry;
    private final Institutions institutions;
    private final CatalogueRepository catalogues;
    private final Divisions divisions;
    private final Clock clock;

    InstitutionController(
            InstitutionDirectory directory,
            StoredInstitutionRegistry registry,
            Institutions institutions,
            CatalogueRepository catalogues,
            Divisions divisions,
            Clock clock) {
        this.directory = directory;
        this.registry = registry;
        this.institutions = institutions;
        this.catalogues = catalogues;
        this.divisions = divisions;
        this.clock = clock;
    }

    @GetMapping("/administration/institutions")
    String list(
            @RequestParam(name = "q", required = false) @Nullable String q,
            @RequestParam(name = "kind", required = false) @Nullable String kind,
            @RequestParam(name = "division", required = false) @Nullable String division,
            @RequestParam(name = "after", required = false) @Nullable UUID after,
            Model model) {
        InstitutionFilter filter =
                InstitutionFilter.of(q, kind, division, after).within(area());
        LocalDate today = LocalDate.now(clock);
        model.addAttribute(
                "list",
                new InstitutionListPage(
                        filter,
                        directory.list(filter, PAGE),
                        directory.count(filter),
                        code -> divisions.fullName(code, today)));
        return "institution/list";
    }

    @GetMapping("/administration/institutions/{id}")
    String record(@PathVariable("id") UUID id, Model model) {
        return recordPage(inArea(id), StatusForm.of(InstitutionStatus.ACTIVE, LocalDate.now(clock)), null, model);
    }

    private String recordPage(
            InstitutionDirectory.Details details, StatusForm typed, @Nullable Fault fault, Model model) {
        UUID id = details.id();
        LocalDate today = LocalDate.now(clock);
        CareLevel level = institutions.careLevel(id);
        List<CatalogueRepository.Line> own = catalogues.of(id, today);
        model.addAttribute(
                "record",
                new InstitutionRecordPage(
                        details,
                        divisions.fullName(details.division(), today),
                        level,
                        directory.periods(id),
                        institutions.departments(id),
                        directory.people(id, PEOPLE),
                        directory.services(id),
                        !own.isEmpty(),
                        own.isEmpty() ? catalogues.of(level, today) : own,
                        today,
                        typed,
                        new FormFault(fault)));
        return "institution/record";
    }

    @GetMapping("/administration/institutions/new")
    ModelAndView empty() {
        area();
        return form(InstitutionForm.empty(LocalDate.now(clock)), null, null);
    }

    @GetMapping("/administration/institutions/{id}/edit")
    ModelAndView edit(@PathVariable("id") UUID id) {
        LocalDate since = directory.periods(id).stream()
                .findFirst()
                .map(InstitutionDirectory.Period::fromDate)
                .orElseGet(() -> LocalDate.now(clock));
        return form(InstitutionForm.of(inArea(id), since), id, null);
    }

    @PostMapping("/administration/institutions")
    ModelAndView register(InstitutionForm typed) {
        String area = area();
        try {
            Fault.throwIfAny(typed.unreadable());
            NewInstitution wanted = typed.institution(Identifiers.next());
            requireWithin(area, wanted.division());
            registry.register(List.of(wanted));
            return to(wanted.id());
        } catch (Fault fault) {
            return form(typed, null, fault);
        }
    }

    @PostMapping("/administration/institutions/{id}")
    ModelAndView change(@PathVariable("id") UUID id, InstitutionForm typed) {
        inArea(id);
        try {
            Fault.throwIfAny(typed.unreadable());
            NewInstitution wanted = typed.institution(id);
            requireWithin(area(), wanted.division());
            registry.change(wanted, typed.knownVersion());
            return to(id);
        } catch (Fault fault) {
            return form(typed, id, fault);
        }
    }

    @PostMapping("/administration/institutions/{id}/departments")
    ModelAndView addDepartment(
            @PathVariable("id") UUID id,
            @RequestParam("name") String name,
            @RequestParam("specialty") String specialty,
            @RequestParam(name = "inpatient", defaultValue = "false") boolean inpatient) {
        inArea(id);
        registry.addDepartments(
                List.of(new DepartmentSummary(Identifiers.next(), id, name.strip(), specialty, inpatient)));
        return to(id);
    }

    @PostMapping("/administration/institutions/{id}/status")
    String changeStatus(
            @PathVariable("id") UUID id,
            StatusForm typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        InstitutionDirectory.Details details = inArea(id);
        try {
            StatusForm.Entry entry = typed.entry();
            registry.changeStatus(id, entry.status().name(), entry.from());
            flash.addFlashAttribute(Ui.DONE, "institution.status-changed");
            return "redirect:/administration/institutions/" + id;
        } catch (Fault fault) {
            response.setStatus(fault.code().status());
            return recordPage(details, typed, fault, model);
        }
    }

    private ModelAndView form(InstitutionForm typed, @Nullable UUID id, @Nullable Fault fault) {
        ModelAndView page = new ModelAndView("institution/form");
        page.addObject("form", new InstitutionFormPage(typed, id, fault));
        if (fault != null) {
            page.setStatus(HttpStatus.valueOf(fault.code().status()));
        }
        return page;
    }

    /** The part of the country that the asker looks after: all of it for the administrator. */
    private static String area() {
        Access access = CurrentAccess.requireRole(Role.ADMINISTRATOR, Role.HEALTH_COMMISSION);
        return access.role() == Role.ADMINISTRATOR ? "" : access.division();
    }

    private InstitutionDirectory.Details inArea(UUID id) {
        String area = area();
        return directory
                .details(id)
                .filter(details -> details.division().startsWith(area))
                .orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    private static void requireWithin(String area, String division) {
        if (!division.startsWith(area)) {
            throw new Fault(
                    CommonFault.INVALID,
                    List.of(org.jieli.shared.FieldFault.of("division", "institution.division-outside", area)));
        }
    }

    private static ModelAndView to(UUID id) {
        return new ModelAndView("redirect:/administration/institutions/" + id);
    }
}
