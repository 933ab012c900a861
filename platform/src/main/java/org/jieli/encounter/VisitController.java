package org.jieli.encounter;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jieli.criteria.Advice;
import org.jieli.criteria.Criteria;
import org.jieli.institution.Institutions;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.terminology.Diagnoses;
import org.jieli.terminology.Diagnosis;
import org.jieli.web.TypedNumbers;
import org.jieli.web.Ui;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The first-contact visit: one page with the person, the form and the advice beside it. */
@Controller
class VisitController {

    private static final int RECENT = 5;

    private final FirstContact firstContact;
    private final Encounters encounters;
    private final Residents residents;
    private final CareElsewhere elsewhere;
    private final Criteria criteria;
    private final Diagnoses diagnoses;
    private final Institutions institutions;
    private final Clock clock;

    VisitController(
            FirstContact firstContact,
            Encounters encounters,
            Residents residents,
            CareElsewhere elsewhere,
            Criteria criteria,
            Diagnoses diagnoses,
            Institutions institutions,
            Clock clock) {
        this.firstContact = firstContact;
        this.encounters = encounters;
        this.residents = residents;
        this.elsewhere = elsewhere;
        this.criteria = criteria;
        this.diagnoses = diagnoses;
        this.institutions = institutions;
        this.clock = clock;
    }

    @GetMapping("/visits/new")
    String form(@RequestParam UUID resident, Model model) {
        clinician();
        return page(VisitForm.empty(resident), List.of(), model);
    }

    /** The advice beside the form, asked again whenever a value changes. */
    @PostMapping("/visits/advice")
    String advice(@ModelAttribute VisitForm form, Model model) {
        clinician();
        model.addAttribute("advice", firstContact.advise(form.visit(new TypedNumbers())));
        return "encounter/advice";
    }

    @PostMapping("/visits")
    String record(@ModelAttribute VisitForm form, Model model, RedirectAttributes flash, HttpServletResponse response) {
        clinician();
        TypedNumbers numbers = new TypedNumbers();
        NewVisit typed = form.visit(numbers);
        try {
            VisitSummary visit = firstContact.record(typed, numbers.faults());
            boolean refers = Advice.Level.valueOf(typed.decision()).isToRefer();
            flash.addFlashAttribute(Ui.DONE, "encounter.recorded");
            return "redirect:" + (refers ? "/referrals/new?visit=" : "/visits/") + visit.id();
        } catch (Fault fault) {
            if (fault.fields().isEmpty()) {
                throw fault;
            }
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(form, fault.fields(), model);
        }
    }

    @GetMapping("/visits/{id}")
    String visit(@PathVariable UUID id, Model model) {
        VisitSummary visit = encounters.visit(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        model.addAttribute("visit", visit);
        model.addAttribute(
                "resident", residents.find(visit.residentId()).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND)));
        model.addAttribute(
                "place",
                institutions
                        .find(visit.institutionId())
                        .map(place -> place.name())
                        .orElse("–"));
        model.addAttribute(
                "findings",
                criteria.findings().stream()
                        .filter(finding -> visit.findings().contains(finding.code()))
                        .toList());
        model.addAttribute("mayRefer", CurrentAccess.require().role().isClinician());
        return "encounter/visit";
    }

    private String page(VisitForm form, List<FieldFault> faults, Model model) {
        ResidentSummary resident = residents.find(form.resident()).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        List<Diagnosis> chosen = new ArrayList<>();
        form.diagnoses().forEach(code -> diagnoses.find(code).ifPresent(chosen::add));
        Map<String, List<Criteria.Finding>> groups = criteria.findings().stream()
                .collect(Collectors.groupingBy(
                        Criteria.Finding::group, java.util.LinkedHashMap::new, Collectors.toList()));
        model.addAttribute("form", form);
        model.addAttribute("faults", faults);
        model.addAttribute("resident", resident);
        model.addAttribute("chosen", chosen);
        model.addAttribute("groups", groups);
        Instant now = clock.instant();
        model.addAttribute(
                "asksForPressure", elsewhere.asksForPressure(resident.id(), resident.ageOn(ChinaTime.date(now)), now));
        model.addAttribute("before", before(resident.id()));
        model.addAttribute("advice", firstContact.advise(form.visit(new TypedNumbers())));
        return "encounter/form";
    }

    private List<EarlierCare> before(UUID residentId) {
        Stream<EarlierCare> visits = encounters.visitsOf(residentId, RECENT).stream()
                .map(visit -> new EarlierCare(
                        visit.at(), "timeline.visit", StoredEncounters.namesOf(visit.diagnoses()), null));
        return Stream.concat(visits, elsewhere.careOf(residentId, RECENT).stream())
                .sorted(Comparator.comparing(EarlierCare::at).reversed())
                .toList();
    }

    private static void clinician() {
        if (!CurrentAccess.require().role().isClinician()) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
    }
}
