package org.jieli.medication.prescription;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.institution.CareLevel;
import org.jieli.institution.Institutions;
import org.jieli.medication.MedicationFault;
import org.jieli.medication.PrescriptionKind;
import org.jieli.medication.PrescriptionState;
import org.jieli.medication.formulary.Formularies;
import org.jieli.medication.post.MedicationPosts;
import org.jieli.medication.rules.Draft;
import org.jieli.medication.rules.Limits;
import org.jieli.notification.Notice;
import org.jieli.notification.Notices;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.resident.TimelineEntry;
import org.jieli.shared.Access;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.jieli.terminology.Diagnoses;
import org.jieli.terminology.Diagnosis;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes a prescription that satisfies the rules, cut into the parts in which it is dispensed. */
@Service
@Transactional
class Issuing {

    private static final int LONGEST_REASON = 500;
    private static final int LARGEST_SIGNATURE = 200_000;
    private static final int ONE_DAY = 1;

    private final PrescriptionWriter writer;
    private final PrescriptionRepository prescriptions;
    private final Drafting drafting;
    private final Limits limits;
    private final Formularies formularies;
    private final Institutions institutions;
    private final Residents residents;
    private final Diagnoses diagnoses;
    private final Notices notices;
    private final AuditLog audit;
    private final Clock clock;

    Issuing(
            PrescriptionWriter writer,
            PrescriptionRepository prescriptions,
            Drafting drafting,
            Limits limits,
            Formularies formularies,
            Institutions institutions,
            Residents residents,
            Diagnoses diagnoses,
            Notices notices,
            AuditLog audit,
            Clock clock) {
        this.writer = writer;
        this.prescriptions = prescriptions;
        this.drafting = drafting;
        this.limits = limits;
        this.formularies = formularies;
        this.institutions = institutions;
        this.residents = residents;
        this.diagnoses = diagnoses;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /** {@code unreadable} are fields in which something else stood than a value. */
    UUID issue(NewPrescription wanted, List<FieldFault> unreadable) {
        Access by = MedicationPosts.prescriber();
        ResidentSummary resident =
                residents.find(wanted.residentId()).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        if (resident.deceasedOn() != null) {
            throw new Fault(MedicationFault.DECEASED);
        }
        Drafting.Looked looked = drafting.look(wanted);
        List<FieldFault> faults = new ArrayList<>(looked.faults());
        Diagnosis diagnosis = diagnosis(wanted, faults);
        UUID dispenseAt = dispenseAt(wanted, by, faults);
        checkWords(wanted, looked, faults);
        Fault.throwIfAny(FieldFault.joined(unreadable, faults));
        Prescription written =
                prescription(wanted, looked, by, resident, Objects.requireNonNull(diagnosis), dispenseAt);
        if (!writer.insert(written)) {
            throw new Fault(
                    MedicationFault.ALREADY_OPEN,
                    prescriptions
                            .latestLong(resident.id(), looked.problem())
                            .map(Prescription::number)
                            .orElse(""));
        }
        writer.insertLines(written, looked.draft(), wanted);
        tell(written, by);
        return written.id();
    }

    private void tell(Prescription written, Access by) {
        residents.makeKnown(written.residentId(), written.dispenseAt(), "prescription");
        residents.makeKnown(written.residentId(), written.reviewAt(), "prescription");
        prescriptions.happened(
                written, written.issuedAt(), "issue", written.institutionId(), by.personName(), null, null);
        audit.record(
                "prescription.issue",
                written.residentId(),
                "prescription",
                written.id(),
                Map.of("kind", written.kind().name(), "days", Integer.toString(written.days())));
        residents.addToTimeline(new TimelineEntry(
                written.residentId(),
                written.issuedAt(),
                "timeline.prescription",
                written.institutionId(),
                written.diagnosisName() + " " + written.days() + " 天",
                written.id(),
                "/prescriptions/" + written.id()));
        notices.tell(List.of(new Notice(
                written.reviewAt(),
                null,
                "medication.news-to-review",
                List.of(written.number(), by.institutionName()),
                "/prescriptions/" + written.id(),
                written.id() + ":issued:" + written.version())));
    }

    private @Nullable Diagnosis diagnosis(NewPrescription wanted, List<FieldFault> faults) {
        String code =
                wanted.diagnosisCode() == null ? "" : wanted.diagnosisCode().strip();
        Diagnosis found = code.isEmpty() ? null : diagnoses.find(code).orElse(null);
        if (wanted.kind() == null) {
            faults.add(FieldFault.of("kind", "common.required"));
        }
        if (found == null) {
            faults.add(
                    code.isEmpty()
                            ? FieldFault.of("diagnosisCode", "common.required")
                            : FieldFault.of("diagnosisCode", "encounter.diagnosis-unknown", code));
        }
        return found;
    }

    private UUID dispenseAt(NewPrescription wanted, Access by, List<FieldFault> faults) {
        UUID own = by.requireInstitution();
        UUID there = wanted.dispenseAt() == null ? own : wanted.dispenseAt();
        if (!there.equals(own) && !formularies.partners(own).contains(there)) {
            faults.add(FieldFault.of("dispenseAt", "medication.not-a-partner"));
        }
        return there;
    }

    private static void checkWords(NewPrescription wanted, Drafting.Looked looked, List<FieldFault> faults) {
        String reason =
                wanted.safetyReason() == null ? "" : wanted.safetyReason().strip();
        if (looked.isSevere() && reason.isEmpty()) {
            faults.add(FieldFault.of("safetyReason", "medication.safety-reason"));
        } else if (reason.length() > LONGEST_REASON) {
            faults.add(FieldFault.of("safetyReason", "common.too-long", LONGEST_REASON));
        }
        if (wanted.confirmation() == Prescription.Confirmation.SIGNED && !wanted.isConfirmed()) {
            faults.add(FieldFault.of("confirmation", "medication.not-signed"));
        }
        if (wanted.signature() != null && wanted.signature().length() > LARGEST_SIGNATURE) {
            faults.add(FieldFault.of("confirmation", "common.too-long", LARGEST_SIGNATURE));
        }
        for (int i = 0; i < wanted.lines().size(); i++) {
            String usage = wanted.lines().get(i).usage();
            if (usage != null && usage.length() > LONGEST_REASON) {
                faults.add(FieldFault.of("lines[" + i + "].usage", "common.too-long", LONGEST_REASON));
            }
        }
    }

    private Prescription prescription(
            NewPrescription wanted,
            Drafting.Looked looked,
            Access by,
            ResidentSummary resident,
            Diagnosis diagnosis,
            UUID dispenseAt) {
        Draft draft = looked.draft();
        Instant now = clock.instant();
        LocalDate start = draft.suppliedUntil() != null && draft.suppliedUntil().isAfter(draft.on())
                ? draft.suppliedUntil()
                : draft.on();
        int days = Objects.requireNonNull(draft.days());
        LocalDate last = draft.kind() == PrescriptionKind.LONG
                ? start.plusDays(days)
                : draft.on().plusDays(limits.value("valid-days", draft.kind(), draft.on(), ONE_DAY) - 1L);
        return new Prescription(
                Identifiers.next(),
                prescriptions.nextNumber(draft.on()),
                resident.id(),
                draft.kind(),
                PrescriptionState.ISSUED,
                by.requireInstitution(),
                reviewAt(by.requireInstitution()),
                dispenseAt,
                by.practitionerId(),
                by.personName(),
                diagnosis.code(),
                diagnosis.name(),
                looked.problem(),
                now,
                days,
                draft.kind() == PrescriptionKind.LONG ? Objects.requireNonNull(draft.refillDays()) : days,
                last,
                draft.kind() == PrescriptionKind.LONG && draft.first(),
                draft.evaluation().isEmpty() ? null : draft.evaluation(),
                wanted.confirmation() == null ? Prescription.Confirmation.NONE : wanted.confirmation(),
                wanted.signature() == null || wanted.signature().isBlank() ? null : wanted.signature(),
                wanted.safetyReason() == null || wanted.safetyReason().isBlank()
                        ? null
                        : wanted.safetyReason().strip(),
                drafting.allowedBy(draft),
                wanted.previousId(),
                null,
                null,
                null,
                null,
                null,
                start,
                null,
                now,
                0);
    }

    /** A village clinic has no pharmacist; the lead of its alliance reviews for it. */
    private UUID reviewAt(UUID institution) {
        return institutions.careLevel(institution) == CareLevel.VILLAGE
                ? formularies.leadOf(institution).orElse(institution)
                : institution;
    }
}
