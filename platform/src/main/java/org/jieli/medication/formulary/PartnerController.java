package org.jieli.medication.formulary;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.medication.post.MedicationPosts;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The other institutions of the alliance, for the search boxes of dispensing places and transfers. */
@Controller
class PartnerController {

    private static final int OFFERED = 20;

    private final Formularies formularies;
    private final Institutions institutions;

    PartnerController(Formularies formularies, Institutions institutions) {
        this.formularies = formularies;
        this.institutions = institutions;
    }

    /** One institution in the search box. */
    record PartnerChoice(UUID code, String name, String detail) {}

    @GetMapping({"/prescriptions/places", "/stock/places"})
    @ResponseBody
    List<PartnerChoice> places(@RequestParam(name = "q", defaultValue = "") String q) {
        UUID own = MedicationPosts.reader().requireInstitution();
        return institutions.findAll(formularies.partners(own)).values().stream()
                .filter(place -> place.name().contains(q.strip()))
                .sorted(Comparator.comparing(InstitutionSummary::name))
                .limit(OFFERED)
                .map(place -> new PartnerChoice(place.id(), place.name(), ""))
                .toList();
    }
}
