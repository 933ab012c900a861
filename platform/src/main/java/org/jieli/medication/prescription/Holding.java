package org.jieli.medication.prescription;

import static org.jieli.medication.prescription.PrescriptionRows.utc;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jieli.audit.AuditLog;
import org.jieli.medication.HoldReason;
import org.jieli.notification.Notice;
import org.jieli.notification.Notices;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts a person's long prescriptions on hold until their doctors have evaluated him again; the same cause does it once. */
@Component
class Holding {

    private static final String BY = "接力";

    private final JdbcClient jdbc;
    private final PrescriptionRepository prescriptions;
    private final Notices notices;
    private final AuditLog audit;
    private final Clock clock;

    Holding(JdbcClient jdbc, PrescriptionRepository prescriptions, Notices notices, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.prescriptions = prescriptions;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /** Runs in the transaction and as the system of the caller; {@code words} say what happened, for the doctor. */
    void hold(UUID residentId, HoldReason reason, UUID cause, String words, Predicate<Prescription> concerned) {
        prescriptions.openLong(residentId).stream().filter(concerned).forEach(each -> hold(each, reason, cause, words));
    }

    private void hold(Prescription prescription, HoldReason reason, UUID cause, String words) {
        Instant now = clock.instant();
        if (!prescriptions.happened(prescription, now, "hold", null, BY, words, cause)) {
            return;
        }
        int held = jdbc.sql("""
                        update medication.prescription set held_from = state, state = 'ON_HOLD', hold_reason = :reason, words = :words,
                          changed_at = :now, version = version + 1
                        where id = :id and state in ('ISSUED', 'SENT_BACK', 'REVIEWED', 'PARTLY_DISPENSED', 'RETURNED')
                        """)
                .param("reason", reason.name())
                .param("words", words)
                .param("now", utc(now))
                .param("id", prescription.id())
                .update();
        if (held == 1) {
            audit.record(
                    "prescription.hold",
                    prescription.residentId(),
                    "prescription",
                    prescription.id(),
                    java.util.Map.of("reason", reason.name()));
            List.of(prescription.institutionId(), prescription.dispenseAt()).stream()
                    .distinct()
                    .forEach(institution -> notices.tell(List.of(new Notice(
                            institution,
                            null,
                            "medication.news-held",
                            List.of(prescription.number(), words),
                            "/prescriptions/" + prescription.id(),
                            prescription.id() + ":held:" + cause + ":" + institution))));
        }
    }
}
