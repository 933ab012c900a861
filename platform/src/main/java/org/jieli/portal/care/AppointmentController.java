package org.jieli.portal.care;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jieli.capacity.OpenPlaces;
import org.jieli.capacity.SlotSummary;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.portal.Me;
import org.jieli.portal.PersonalPages;
import org.jieli.portal.Places;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.web.Ui;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Appointments: the person's own, and booking an open place near home. */
@Controller
@PersonalPages
class AppointmentController {

    private static final int DAYS = 14;
    private static final int CLINICS = 60;
    private static final int SLOTS = 80;
    private static final int COUNTY = 6;

    private final PersonalAppointments appointments;
    private final OpenPlaces open;
    private final Institutions institutions;
    private final Places places;

    AppointmentController(
            PersonalAppointments appointments, OpenPlaces open, Institutions institutions, Places places) {
        this.appointments = appointments;
        this.open = open;
        this.institutions = institutions;
        this.places = places;
    }

    @GetMapping("/my/appointments")
    String own(@ModelAttribute("me") Me me, Model model) {
        List<PersonalAppointments.Booked> booked = appointments.of(me.session().shown());
        List<OpenPlaces.OpenClinic> clinics = open.clinics(near(me), DAYS, CLINICS);
        model.addAttribute("booked", booked);
        model.addAttribute("clinics", clinics);
        model.addAttribute(
                "places",
                places.names(Stream.concat(
                                booked.stream().map(PersonalAppointments.Booked::institutionId),
                                clinics.stream().map(OpenPlaces.OpenClinic::institutionId))
                        .collect(Collectors.toSet())));
        return "portal/care/appointments";
    }

    @GetMapping("/my/appointments/clinic")
    String clinic(@RequestParam UUID department, @RequestParam String clinic, Model model) {
        UUID institution = institutions
                .department(department)
                .orElseThrow(() -> new Fault(CommonFault.NOT_FOUND))
                .institutionId();
        List<SlotSummary> slots = open.slots(department, clinic, DAYS, SLOTS);
        model.addAttribute("clinic", clinic);
        model.addAttribute(
                "place",
                institutions.find(institution).map(InstitutionSummary::name).orElse(""));
        model.addAttribute("slots", slots);
        return "portal/care/clinic";
    }

    @PostMapping("/my/appointments")
    String book(@RequestParam UUID slot, RedirectAttributes redirect) {
        appointments.book(slot);
        redirect.addFlashAttribute(Ui.DONE, "portal.booked");
        return "redirect:/my/appointments";
    }

    @PostMapping("/my/appointments/{id}/cancellation")
    String cancel(@PathVariable UUID id, RedirectAttributes redirect) {
        appointments.cancel(id);
        redirect.addFlashAttribute(Ui.DONE, "portal.cancelled");
        return "redirect:/my/appointments";
    }

    /** The institutions of his county. */
    private List<UUID> near(Me me) {
        String division = me.session().division();
        return institutions.inDivision(division.substring(0, Math.min(COUNTY, division.length()))).stream()
                .map(InstitutionSummary::id)
                .toList();
    }
}
