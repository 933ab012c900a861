package org.jieli.medication.listing;

import static org.jieli.medication.prescription.PrescriptionRows.utc;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.medication.MedicationFault;
import org.jieli.medication.PrescriptionKind;
import org.jieli.medication.PrescriptionSummary;
import org.jieli.medication.Prescriptions;
import org.jieli.medication.prescription.Prescription;
import org.jieli.medication.prescription.PrescriptionRepository;
import org.jieli.medication.rules.Limits;
import org.jieli.notification.Notice;
import org.jieli.notification.Notices;
import org.jieli.shared.Access;
import org.jieli.shared.AccessScope;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The prescriptions that other modules ask for. */
@Service
@Transactional
class StoredPrescriptions implements Prescriptions {

    private static final int AHEAD = 7;

    private final PrescriptionRepository prescriptions;
    private final JdbcClient jdbc;
    private final Limits limits;
    private final Notices notices;
    private final AuditLog audit;
    private final Clock clock;

    StoredPrescriptions(
            PrescriptionRepository prescriptions,
            JdbcClient jdbc,
            Limits limits,
            Notices notices,
            AuditLog audit,
            Clock clock) {
        this.prescriptions = prescriptions;
        this.jdbc = jdbc;
        this.limits = limits;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<PrescriptionSummary> of(UUID residentId, int limit) {
        CurrentAccess.requirePeople();
        List<Prescription> found = prescriptions.ofResident(residentId, limit);
        if (!found.isEmpty()) {
            audit.listed("prescription.list", "of a resident", List.of(residentId));
        }
        return summaries(found);
    }

    @Override
    public Optional<PrescriptionSummary> find(UUID id) {
        CurrentAccess.requirePeople();
        Optional<Prescription> found = prescriptions.find(id);
        found.ifPresent(each -> audit.record("prescription.read", each.residentId(), "prescription", id, Map.of()));
        return summaries(found.stream().toList()).stream().findFirst();
    }

    @Override
    public void askForRefill(UUID id) {
        Access by = CurrentAccess.require();
        boolean self = by.scope().kind() == AccessScope.Kind.PERSON;
        if (!self && !by.role().isClinician() && by.role() != Role.PHARMACIST) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
        Prescription prescription = prescriptions.find(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        if (!prescription.state().mayBeDispensed() || prescription.nextDue() == null) {
            throw new Fault(MedicationFault.STATE, prescription.state());
        }
        LocalDate today = LocalDate.now(clock);
        LocalDate from =
                prescription.nextDue().minusDays(limits.value("dispense-early-days", PrescriptionKind.LONG, today, 0));
        if (prescription.kind() == PrescriptionKind.LONG && today.isBefore(from)) {
            throw new Fault(MedicationFault.NOT_DUE, from.toString());
        }
        int asked =
                jdbc.sql("""
                        update medication.prescription set refill_wanted_at = :now
                        where id = :id and refill_wanted_at is null and state in ('REVIEWED', 'PARTLY_DISPENSED')
                        """).param("now", utc(clock.instant())).param("id", id).update();
        if (asked == 1) {
            prescriptions.happened(
                    prescription, clock.instant(), "ask-refill", by.institutionId(), by.personName(), null, null);
            audit.record("prescription.ask-refill", prescription.residentId(), "prescription", id, Map.of());
            notices.tell(List.of(new Notice(
                    prescription.dispenseAt(),
                    null,
                    "medication.news-refill-wanted",
                    List.of(prescription.number()),
                    "/prescriptions/" + id,
                    id + ":refill:" + prescription.nextDue())));
        }
    }

    @Override
    @Transactional(readOnly = true)
    public Waiting waitingAt(UUID institutionId, LocalDate today) {
        int early = limits.value("dispense-early-days", PrescriptionKind.LONG, today, 0);
        return jdbc.sql("""
                select
                  (select count(*) from medication.prescription where review_at = :institution and state = 'ISSUED') as to_review,
                  (select count(*) from medication.prescription where dispense_at = :institution
                    and state in ('REVIEWED', 'PARTLY_DISPENSED') and next_due <= :early) as to_dispense,
                  (select count(*) from medication.prescription where institution_id = :institution
                    and state in ('ON_HOLD', 'SENT_BACK', 'RETURNED') and state = 'ON_HOLD') as to_re_evaluate,
                  (select count(*) from medication.prescription where institution_id = :institution
                    and state in ('ON_HOLD', 'SENT_BACK', 'RETURNED') and state <> 'ON_HOLD') as to_mend,
                  (select count(*) from medication.prescription where institution_id = :institution
                    and state in ('REVIEWED', 'PARTLY_DISPENSED') and kind = 'LONG' and next_due <= :week) as refills_due
                """)
                .param("institution", institutionId)
                .param("early", today.plusDays(early))
                .param("week", today.plusDays(AHEAD))
                .query(Waiting.class)
                .single();
    }

    private List<PrescriptionSummary> summaries(Collection<Prescription> found) {
        List<UUID> ids = found.stream().map(Prescription::id).toList();
        var lines = prescriptions.lines(ids);
        var parts = prescriptions.parts(ids);
        return found.stream()
                .map(each -> each.summary(
                        lines.getOrDefault(each.id(), List.of()), parts.getOrDefault(each.id(), List.of())))
                .toList();
    }
}
