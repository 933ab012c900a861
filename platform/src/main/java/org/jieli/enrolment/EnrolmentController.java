package org.jieli.enrolment;

import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The family doctor as a part of other pages. */
@Controller
class EnrolmentController {

    private final Enrolments enrolments;

    EnrolmentController(Enrolments enrolments) {
        this.enrolments = enrolments;
    }

    @GetMapping("/enrolments/of/{residentId}")
    String familyDoctor(@PathVariable UUID residentId, Model model) {
        model.addAttribute("doctor", enrolments.familyDoctorOf(residentId).orElse(null));
        return "enrolment/doctor";
    }
}
