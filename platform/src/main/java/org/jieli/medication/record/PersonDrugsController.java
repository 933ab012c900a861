package org.jieli.medication.record;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jieli.medication.PrescriptionState;
import org.jieli.medication.PrescriptionSummary;
import org.jieli.medication.Prescriptions;
import org.jieli.shared.CurrentAccess;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What a person takes and how regularly he fetches it, as a part of other pages. */
@Controller
class PersonDrugsController {

    private static final int RECENT = 12;

    private final Prescriptions prescriptions;
    private final Clock clock;

    PersonDrugsController(Prescriptions prescriptions, Clock clock) {
        this.prescriptions = prescriptions;
        this.clock = clock;
    }

    /**
     * How many parts of long prescriptions fell due so far, and how many of them were fetched.
     *
     * @param due parts due before today
     * @param fetched those of them that were dispensed
     */
    record Fetched(long due, long fetched) {}

    @GetMapping("/prescriptions/of/{residentId}")
    String drugs(@PathVariable UUID residentId, Model model) {
        CurrentAccess.requirePeople();
        LocalDate today = LocalDate.now(clock);
        List<PrescriptionSummary> recent = prescriptions.of(residentId, RECENT);
        model.addAttribute(
                "current",
                recent.stream().filter(each -> isCurrent(each, today)).toList());
        model.addAttribute("fetched", fetched(recent, today));
        return "medication/record/of-person";
    }

    /** One that lasts, or that waits for somebody. */
    private static boolean isCurrent(PrescriptionSummary prescription, LocalDate today) {
        boolean lasts = prescription.state() == PrescriptionState.DISPENSED
                || prescription.state() == PrescriptionState.DELIVERED;
        return prescription.state().isOpen()
                || lasts && !prescription.validUntil().isBefore(today);
    }

    private static Fetched fetched(List<PrescriptionSummary> recent, LocalDate today) {
        List<PrescriptionSummary.Part> due = recent.stream()
                .filter(each -> each.state() != PrescriptionState.VOIDED)
                .flatMap(each -> each.parts().stream())
                .filter(part -> part.dueOn().isBefore(today))
                .toList();
        return new Fetched(
                due.size(),
                due.stream().filter(part -> part.dispensedAt() != null).count());
    }
}
