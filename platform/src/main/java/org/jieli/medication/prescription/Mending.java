package org.jieli.medication.prescription;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.medication.HoldReason;
import org.jieli.medication.MedicationFault;
import org.jieli.medication.PrescriptionState;
import org.jieli.medication.formulary.Formularies;
import org.jieli.medication.post.MedicationPosts;
import org.jieli.medication.rules.Stability;
import org.jieli.notification.Notice;
import org.jieli.notification.Notices;
import org.jieli.resident.Residents;
import org.jieli.shared.Access;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the doctor does with a prescription after its issue: explain, redirect, re-evaluate, stop, void. */
@Service
@Transactional
class Mending {

    private static final Set<PrescriptionState> OPEN = EnumSet.of(
            PrescriptionState.ISSUED,
            PrescriptionState.SENT_BACK,
            PrescriptionState.REVIEWED,
            PrescriptionState.PARTLY_DISPENSED,
            PrescriptionState.RETURNED,
            PrescriptionState.ON_HOLD);

    private final JdbcClient jdbc;
    private final PrescriptionRepository prescriptions;
    private final Formularies formularies;
    private final Residents residents;
    private final Stability stability;
    private final Notices notices;
    private final AuditLog audit;
    private final Clock clock;

    Mending(
            JdbcClient jdbc,
            PrescriptionRepository prescriptions,
            Formularies formularies,
            Residents residents,
            Stability stability,
            Notices notices,
            AuditLog audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.prescriptions = prescriptions;
        this.formularies = formularies;
        this.residents = residents;
        this.stability = stability;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /** Answers the pharmacist and asks for the review again. */
    void explain(UUID id, String answer) {
        Prescription prescription = own(id);
        String words = PharmacistReview.required(answer);
        move(prescription, Set.of(PrescriptionState.SENT_BACK), PrescriptionState.ISSUED, "explain", words);
        tell(prescription, prescription.reviewAt(), "medication.news-explained", words);
    }

    /** Sends a returned prescription to another dispensing place. */
    void redirect(UUID id, @Nullable UUID dispenseAt) {
        Prescription prescription = own(id);
        UUID there = dispenseAt == null ? prescription.institutionId() : dispenseAt;
        if (!there.equals(prescription.institutionId())
                && !formularies.partners(prescription.institutionId()).contains(there)) {
            throw new Fault(CommonFault.INVALID, List.of(FieldFault.of("dispenseAt", "medication.not-a-partner")));
        }
        move(prescription, Set.of(PrescriptionState.RETURNED), backTo(prescription), "redirect", null);
        jdbc.sql("update medication.prescription set dispense_at = :there where id = :id")
                .param("there", there)
                .param("id", id)
                .update();
        residents.makeKnown(prescription.residentId(), there, "prescription");
        tell(
                prescription,
                there,
                "medication.news-to-dispense",
                MedicationPosts.prescriber().institutionName());
    }

    /**
     * Goes on after a re-evaluation (国卫办医发〔2021〕17号); after a loss of control only once the record shows it regained,
     * {@link MedicationFault#NOT_CONTROLLED} before.
     */
    void resume(UUID id, String evaluation) {
        Prescription prescription = own(id);
        String words = PharmacistReview.required(evaluation);
        if (prescription.state() != PrescriptionState.ON_HOLD || prescription.heldFrom() == null) {
            throw new Fault(MedicationFault.STATE, prescription.state());
        }
        Stability.Shown shown =
                stability.of(prescription.residentId(), prescription.diagnosisCode(), LocalDate.now(clock));
        boolean lost = prescription.holdReason() == HoldReason.OUT_OF_CONTROL
                && !shown.stand().allowsLong();
        if (lost || shown.stand() == Stability.Stand.OUT_OF_CONTROL) {
            throw new Fault(MedicationFault.NOT_CONTROLLED, shown.stand());
        }
        move(prescription, Set.of(PrescriptionState.ON_HOLD), prescription.heldFrom(), "resume", words);
        tell(prescription, prescription.dispenseAt(), "medication.news-resumed", words);
    }

    /** Ends what is left of it; the next one counts as the first. */
    void stop(UUID id, String reason) {
        Prescription prescription = own(id);
        String words = PharmacistReview.required(reason);
        move(prescription, OPEN, PrescriptionState.STOPPED, "stop", words);
        nothingDue(id);
        tell(prescription, prescription.dispenseAt(), "medication.news-stopped", words);
    }

    /** As if it had never been written; only as long as nothing was dispensed. */
    void voidIt(UUID id, String reason) {
        Prescription prescription = own(id);
        String words = PharmacistReview.required(reason);
        boolean dispensed = jdbc.sql("select exists (select from medication.dispensing where prescription_id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
        if (dispensed) {
            throw new Fault(MedicationFault.STATE, PrescriptionState.PARTLY_DISPENSED);
        }
        move(
                prescription,
                EnumSet.of(
                        PrescriptionState.ISSUED,
                        PrescriptionState.SENT_BACK,
                        PrescriptionState.REVIEWED,
                        PrescriptionState.RETURNED,
                        PrescriptionState.ON_HOLD),
                PrescriptionState.VOIDED,
                "void",
                words);
        nothingDue(id);
    }

    private PrescriptionState backTo(Prescription prescription) {
        boolean dispensed = prescriptions.lines(prescription.id()).stream().anyMatch(line -> line.dispensed() > 0);
        return dispensed ? PrescriptionState.PARTLY_DISPENSED : PrescriptionState.REVIEWED;
    }

    private void nothingDue(UUID id) {
        jdbc.sql("update medication.prescription set next_due = null, refill_wanted_at = null where id = :id")
                .param("id", id)
                .update();
    }

    private Prescription own(UUID id) {
        Access by = MedicationPosts.prescriber();
        Prescription prescription = prescriptions.find(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        if (!prescription.institutionId().equals(by.institutionId())) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
        return prescription;
    }

    private void move(
            Prescription prescription,
            Set<PrescriptionState> from,
            PrescriptionState to,
            String action,
            @Nullable String words) {
        Access by = MedicationPosts.prescriber();
        Instant now = clock.instant();
        if (!prescriptions.move(prescription.id(), from, to, words, now)) {
            throw new Fault(
                    MedicationFault.STATE,
                    prescriptions
                            .find(prescription.id())
                            .map(Prescription::state)
                            .orElse(prescription.state()));
        }
        prescriptions.happened(prescription, now, action, by.institutionId(), by.personName(), words, null);
        audit.record(
                "prescription." + action,
                prescription.residentId(),
                "prescription",
                prescription.id(),
                Map.of("on", ChinaTime.date(now).toString()));
    }

    private void tell(Prescription prescription, UUID institution, String key, String words) {
        notices.tell(List.of(new Notice(
                institution,
                null,
                key,
                List.of(prescription.number(), words),
                "/prescriptions/" + prescription.id(),
                prescription.id() + ":" + key + ":" + clock.instant().toEpochMilli())));
    }
}
