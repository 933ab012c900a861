package org.jieli.portal.record;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jieli.encounter.AdmissionSummary;
import org.jieli.encounter.Encounters;
import org.jieli.encounter.VisitSummary;
import org.jieli.institution.DepartmentSummary;
import org.jieli.institution.Institutions;
import org.jieli.portal.Me;
import org.jieli.portal.PersonalPages;
import org.jieli.portal.Places;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.resident.TimelineEntry;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** The record as its person may read it: who he is there, what happened, each visit and stay. */
@Controller
@PersonalPages
class RecordController {

    private static final int SHOWN = 100;

    private final Residents residents;
    private final Encounters encounters;
    private final Institutions institutions;
    private final Places places;

    RecordController(Residents residents, Encounters encounters, Institutions institutions, Places places) {
        this.residents = residents;
        this.encounters = encounters;
        this.institutions = institutions;
        this.places = places;
    }

    @GetMapping("/my/health")
    String health() {
        return "portal/record/health";
    }

    @GetMapping("/my/records")
    String records(@ModelAttribute("me") Me me, Model model) {
        UUID person = me.session().shown();
        ResidentSummary resident = residents.find(person).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        List<TimelineEntry> timeline = residents.timeline(person, SHOWN);
        model.addAttribute("resident", resident);
        model.addAttribute("timeline", timeline.stream().map(Happening::of).toList());
        model.addAttribute(
                "places",
                places.names(timeline.stream().map(TimelineEntry::institutionId).collect(Collectors.toSet())));
        return "portal/record/records";
    }

    @GetMapping("/my/records/visits/{id}")
    String visit(@ModelAttribute("me") Me me, @PathVariable UUID id, Model model) {
        VisitSummary visit = encounters
                .visit(id)
                .filter(each -> each.residentId().equals(me.session().shown()))
                .orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        model.addAttribute("visit", visit);
        model.addAttribute("place", place(visit.institutionId()));
        return "portal/record/visit";
    }

    @GetMapping("/my/records/stays/{id}")
    String stay(@ModelAttribute("me") Me me, @PathVariable UUID id, Model model) {
        AdmissionSummary stay = encounters
                .admission(id)
                .filter(each -> each.residentId().equals(me.session().shown()))
                .orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        model.addAttribute("stay", stay);
        model.addAttribute("place", place(stay.institutionId()));
        model.addAttribute(
                "department",
                institutions
                        .department(stay.departmentId())
                        .map(DepartmentSummary::name)
                        .orElse(""));
        return "portal/record/stay";
    }

    private String place(UUID institutionId) {
        return places.names(Set.of(institutionId)).getOrDefault(institutionId, "");
    }
}
