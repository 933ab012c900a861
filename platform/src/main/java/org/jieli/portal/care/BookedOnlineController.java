package org.jieli.portal.care;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jieli.resident.Residents;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Role;
import org.jieli.web.MenuEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** For those who receive them: who has booked himself, and when he comes. */
@Controller
class BookedOnlineController {

    private static final Set<Role> READERS =
            EnumSet.of(Role.REFERRAL_CENTRE, Role.SPECIALIST, Role.FAMILY_DOCTOR, Role.VILLAGE_DOCTOR);
    private static final int SHOWN = 200;

    private final PersonalAppointments appointments;
    private final Residents residents;

    BookedOnlineController(PersonalAppointments appointments, Residents residents) {
        this.appointments = appointments;
        this.residents = residents;
    }

    @Bean
    static MenuEntry bookedOnlineMenu() {
        return new MenuEntry(
                MenuEntry.Group.RESIDENTS, 30, "portal.booked-online", "/appointments", "calendar-user", READERS);
    }

    @GetMapping("/appointments")
    String page(Model model) {
        List<PersonalAppointments.Booked> booked = appointments.at(
                CurrentAccess.requireRole(READERS.toArray(Role[]::new)).requireInstitution(), SHOWN);
        model.addAttribute("booked", booked);
        model.addAttribute(
                "people",
                residents.findAll(booked.stream()
                        .map(PersonalAppointments.Booked::residentId)
                        .collect(Collectors.toSet())));
        return "portal/care/booked-online";
    }
}
