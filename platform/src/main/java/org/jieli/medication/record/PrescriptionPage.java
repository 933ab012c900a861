package org.jieli.medication.record;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jieli.medication.PrescriptionKind;
import org.jieli.medication.PrescriptionState;
import org.jieli.medication.PrescriptionSummary;
import org.jieli.medication.dispensing.Dispensing.Given;
import org.jieli.medication.dispensing.DispensingRepository.Left;
import org.jieli.medication.prescription.Prescription;
import org.jieli.medication.prescription.PrescriptionActs.Act;
import org.jieli.medication.prescription.PrescriptionRepository.Happening;
import org.jieli.resident.ResidentSummary;
import org.jieli.shared.Access;
import org.jieli.shared.Role;
import org.jieli.web.FormFault;
import org.jspecify.annotations.Nullable;

/** A prescription with all that its page shows, and what the reader may do with it now. */
record PrescriptionPage(
        Prescription prescription,
        ResidentSummary resident,
        List<PrescriptionSummary.Line> lines,
        List<PrescriptionSummary.Part> parts,
        @Nullable Integer part,
        List<Left> left,
        Map<UUID, Integer> inStock,
        LocalDate dispensableFrom,
        List<Given> given,
        List<Happening> happenings,
        Map<UUID, String> places,
        Access access,
        LocalDate today,
        Map<String, String> typed,
        FormFault fault,
        String key) {

    /** The main way of a prescription, for its steps. */
    static final List<PrescriptionState> WAY = List.of(
            PrescriptionState.ISSUED,
            PrescriptionState.REVIEWED,
            PrescriptionState.PARTLY_DISPENSED,
            PrescriptionState.DISPENSED,
            PrescriptionState.DELIVERED);

    Set<Act> acts() {
        Set<Act> acts = EnumSet.noneOf(Act.class);
        PrescriptionState state = prescription.state();
        if (access.role() == Role.PHARMACIST
                && prescription.reviewAt().equals(access.institutionId())
                && state == PrescriptionState.ISSUED) {
            acts.addAll(List.of(Act.APPROVE, Act.SEND_BACK));
        }
        if (access.role().isClinician() && prescription.institutionId().equals(access.institutionId())) {
            switch (state) {
                case SENT_BACK -> acts.addAll(List.of(Act.EXPLAIN, Act.VOID));
                case RETURNED -> acts.addAll(List.of(Act.REDIRECT, Act.VOID));
                case ON_HOLD -> acts.addAll(List.of(Act.RESUME, Act.STOP));
                case ISSUED, REVIEWED -> acts.add(Act.VOID);
                case PARTLY_DISPENSED -> acts.add(Act.STOP);
                case DISPENSED, DELIVERED, STOPPED, VOIDED, EXPIRED -> {}
            }
            if (state == PrescriptionState.REVIEWED && prescription.kind() == PrescriptionKind.LONG) {
                acts.add(Act.STOP);
            }
        }
        return acts;
    }

    boolean mayDispense() {
        return dispensesHere()
                && prescription.state().mayBeDispensed()
                && !prescription.validUntil().isBefore(today);
    }

    boolean isDue() {
        return !today.isBefore(dispensableFrom);
    }

    boolean dispensesHere() {
        return (access.role() == Role.PHARMACIST || access.role() == Role.VILLAGE_DOCTOR)
                && prescription.dispenseAt().equals(access.institutionId());
    }

    /** Whether the doctor may write the same again: an ended or nearly used long one, or any that ended. */
    boolean mayBeWrittenAgain() {
        return access.role().isClinician()
                && !(prescription.kind() == PrescriptionKind.LONG
                        && prescription.state().isOpen());
    }

    String place(@Nullable UUID id) {
        return id == null ? "" : places.getOrDefault(id, "–");
    }

    PrescriptionSummary.Line line(int number) {
        return lines.get(number - 1);
    }

    /** How far it is on the main way; -1 where it left it. */
    int step() {
        return WAY.indexOf(prescription.state());
    }
}
