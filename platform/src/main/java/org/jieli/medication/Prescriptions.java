package org.jieli.medication;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Prescriptions within the asker's scope; a person sees his own. */
public interface Prescriptions {

    /** A resident's prescriptions, newest first. */
    List<PrescriptionSummary> of(UUID residentId, int limit);

    Optional<PrescriptionSummary> find(UUID id);

    /** The person (or his doctor for him) asks for the next part; a second time before it is dispensed is nothing. */
    void askForRefill(UUID id);

    /** What waits at an institution. */
    Waiting waitingAt(UUID institutionId, LocalDate today);

    /**
     * How much waits; each number opens to the work list of its name.
     *
     * @param toReview for the pharmacist
     * @param toDispense due now
     * @param toReEvaluate on hold
     * @param toMend sent back or returned
     * @param refillsDue parts of own long prescriptions due within a week
     */
    record Waiting(long toReview, long toDispense, long toReEvaluate, long toMend, long refillsDue) {}
}
