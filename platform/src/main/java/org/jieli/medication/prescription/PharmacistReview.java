package org.jieli.medication.prescription;

import static org.jieli.medication.prescription.PrescriptionRows.utc;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.enrolment.ServiceGiven;
import org.jieli.enrolment.ServiceKind;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.medication.MedicationFault;
import org.jieli.medication.PrescriptionKind;
import org.jieli.medication.PrescriptionState;
import org.jieli.medication.post.MedicationPosts;
import org.jieli.notification.Notice;
import org.jieli.notification.Notices;
import org.jieli.shared.Access;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The pharmacist's review (处方管理办法 第三十五条; 国卫办医发〔2021〕17号): approve, or send back with a reason. */
@Service
@Transactional
class PharmacistReview {

    private static final int LONGEST = 500;

    private final JdbcClient jdbc;
    private final PrescriptionRepository prescriptions;
    private final Institutions institutions;
    private final Notices notices;
    private final MessageSource messages;
    private final ApplicationEventPublisher events;
    private final AuditLog audit;
    private final Clock clock;

    PharmacistReview(
            JdbcClient jdbc,
            PrescriptionRepository prescriptions,
            Institutions institutions,
            Notices notices,
            MessageSource messages,
            ApplicationEventPublisher events,
            AuditLog audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.prescriptions = prescriptions;
        this.institutions = institutions;
        this.notices = notices;
        this.messages = messages;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /** May be dispensed from now on; counts as two services of the person's package. */
    void approve(UUID id) {
        Access by = MedicationPosts.pharmacist();
        Prescription prescription = own(id, by);
        Instant now = clock.instant();
        int changed = jdbc.sql("""
                        update medication.prescription
                        set state = 'REVIEWED', reviewed_at = :now, reviewed_by = :by, words = null, changed_at = :now, version = version + 1
                        where id = :id and state = 'ISSUED' and review_at = :institution
                        """)
                .param("now", utc(now))
                .param("by", by.personName())
                .param("id", id)
                .param("institution", by.institutionId())
                .update();
        if (changed == 0) {
            throw new Fault(MedicationFault.STATE, stateNow(id));
        }
        takeDown(prescription, "approve", by, now, null);
        String place = institutions
                .find(prescription.dispenseAt())
                .map(InstitutionSummary::name)
                .orElse("");
        if (!prescription.dispenseAt().equals(by.institutionId())) {
            notices.tell(List.of(new Notice(
                    prescription.dispenseAt(),
                    null,
                    "medication.news-to-dispense",
                    List.of(prescription.number(), by.institutionName()),
                    "/prescriptions/" + id,
                    id + ":approved:" + now.toEpochMilli())));
        }
        notices.text(
                prescription.residentId(),
                String.valueOf(messages.getMessage(
                        "medication.text-approved",
                        new Object[] {place, prescription.number()},
                        Locale.SIMPLIFIED_CHINESE)),
                id + ":approved");
        given(prescription, ServiceKind.MEDICATION_REVIEW, now, by.personName(), by.requireInstitution());
        if (prescription.kind() == PrescriptionKind.LONG) {
            given(
                    prescription,
                    ServiceKind.LONG_PRESCRIPTION,
                    now,
                    prescription.prescriber(),
                    prescription.institutionId());
        }
    }

    void sendBack(UUID id, String reason) {
        Access by = MedicationPosts.pharmacist();
        Prescription prescription = own(id, by);
        String words = required(reason);
        Instant now = clock.instant();
        if (!prescriptions.move(id, List.of(PrescriptionState.ISSUED), PrescriptionState.SENT_BACK, words, now)) {
            throw new Fault(MedicationFault.STATE, stateNow(id));
        }
        takeDown(prescription, "send-back", by, now, words);
        notices.tell(List.of(new Notice(
                prescription.institutionId(),
                null,
                "medication.news-sent-back",
                List.of(prescription.number(), words),
                "/prescriptions/" + id,
                id + ":sent-back:" + now.toEpochMilli())));
    }

    static String required(String reason) {
        String words = reason.strip();
        if (words.isEmpty()) {
            throw new Fault(CommonFault.INVALID, List.of(FieldFault.of("words", "medication.reason")));
        }
        if (words.length() > LONGEST) {
            throw new Fault(CommonFault.INVALID, List.of(FieldFault.of("words", "common.too-long", LONGEST)));
        }
        return words;
    }

    private PrescriptionState stateNow(UUID id) {
        return prescriptions.find(id).map(Prescription::state).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    private Prescription own(UUID id, Access by) {
        Prescription prescription = prescriptions.find(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        if (!prescription.reviewAt().equals(by.institutionId())) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
        if (by.practitionerId() != null && by.practitionerId().equals(prescription.practitionerId())) {
            throw new Fault(MedicationFault.OWN_REVIEW);
        }
        return prescription;
    }

    private void takeDown(
            Prescription prescription,
            String action,
            Access by,
            Instant now,
            @org.jspecify.annotations.Nullable String words) {
        prescriptions.happened(prescription, now, action, by.institutionId(), by.personName(), words, null);
        audit.record("prescription." + action, prescription.residentId(), "prescription", prescription.id(), Map.of());
    }

    private void given(Prescription prescription, ServiceKind kind, Instant at, String by, UUID institution) {
        events.publishEvent(new ServiceGiven(
                prescription.residentId(),
                kind,
                institution,
                at,
                by,
                prescription.id(),
                "/prescriptions/" + prescription.id()));
    }
}
