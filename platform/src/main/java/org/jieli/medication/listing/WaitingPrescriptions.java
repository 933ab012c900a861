package org.jieli.medication.listing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jieli.medication.Prescriptions;
import org.jieli.shared.Access;
import org.jieli.web.WaitingWork;
import org.springframework.stereotype.Component;

/** Prescriptions that wait for a pharmacist or a doctor, on his start page. */
@Component
class WaitingPrescriptions implements WaitingWork {

    private final Prescriptions prescriptions;
    private final Clock clock;

    WaitingPrescriptions(Prescriptions prescriptions, Clock clock) {
        this.prescriptions = prescriptions;
        this.clock = clock;
    }

    @Override
    public List<Waiting> of(Access access) {
        UUID institution = access.institutionId();
        List<WorkList> lists = List.copyOf(PrescriptionListController.lists(access.role()));
        if (institution == null || lists.isEmpty()) {
            return List.of();
        }
        Prescriptions.Waiting waiting = prescriptions.waitingAt(institution, LocalDate.now(clock));
        return lists.stream()
                .map(list -> new Waiting("WorkList." + list, count(list, waiting), "/prescriptions?list=" + list))
                .toList();
    }

    static long count(WorkList list, Prescriptions.Waiting waiting) {
        return switch (list) {
            case ALL -> 0;
            case TO_REVIEW -> waiting.toReview();
            case TO_DISPENSE -> waiting.toDispense();
            case TO_RE_EVALUATE -> waiting.toReEvaluate();
            case TO_MEND -> waiting.toMend();
            case REFILLS_DUE -> waiting.refillsDue();
        };
    }
}
