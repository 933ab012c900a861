package org.jieli.medication.dispensing;

import static org.jieli.medication.prescription.PrescriptionRows.utc;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.medication.MedicationFault;
import org.jieli.medication.PrescriptionKind;
import org.jieli.medication.PrescriptionState;
import org.jieli.medication.post.MedicationPosts;
import org.jieli.medication.prescription.Prescription;
import org.jieli.medication.prescription.PrescriptionRepository;
import org.jieli.medication.rules.Limits;
import org.jieli.medication.stock.Stocks;
import org.jieli.notification.Notice;
import org.jieli.notification.Notices;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.shared.Access;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives out what was prescribed, in parts, out of the stock of the dispensing place. The prescription's row is locked first, so that
 * a hold, a stop or the same act at another desk comes before or after it, never between; each part's amount is a constraint.
 */
@Service
@Transactional
public class Dispensing {

    private static final int LONGEST = 500;

    private final DispensingRepository dispensings;
    private final PrescriptionRepository prescriptions;
    private final JdbcClient jdbc;
    private final Stocks stocks;
    private final Limits limits;
    private final Residents residents;
    private final Notices notices;
    private final AuditLog audit;
    private final Clock clock;

    Dispensing(
            DispensingRepository dispensings,
            PrescriptionRepository prescriptions,
            JdbcClient jdbc,
            Stocks stocks,
            Limits limits,
            Residents residents,
            Notices notices,
            AuditLog audit,
            Clock clock) {
        this.dispensings = dispensings;
        this.prescriptions = prescriptions;
        this.jdbc = jdbc;
        this.stocks = stocks;
        this.limits = limits;
        this.residents = residents;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /** How it reaches the person. */
    public enum Handover {
        COUNTER,
        DELIVERY
    }

    /**
     * What is to be given out.
     *
     * @param part number of the part
     * @param amounts units by line; empty for all that is left of the part
     */
    public record Wanted(int part, Map<Integer, Integer> amounts, Handover handover) {

        /** A body may leave out the amounts. */
        @SuppressWarnings("ConstantValue")
        public Wanted {
            amounts = amounts == null ? Map.of() : Map.copyOf(amounts);
            handover = handover == null ? Handover.COUNTER : handover;
        }
    }

    /** {@link MedicationFault#BEYOND} when it was dispensed before or is more than is left; {@link MedicationFault#NOT_DUE} before its time. */
    public UUID dispense(UUID id, Wanted wanted) {
        Access by = MedicationPosts.dispenser();
        Instant now = clock.instant();
        LocalDate today = LocalDate.now(clock);
        Prescription prescription = locked(id, by, today, now);
        living(prescription);
        due(prescription, wanted.part(), today);
        List<DispensingRepository.Left> taken = amounts(id, wanted);
        UUID dispensing = Identifiers.next();
        dispensings.insert(dispensing, prescription, wanted, by, now);
        taken.stream()
                .sorted(Comparator.comparing(DispensingRepository.Left::drugId))
                .forEach(each -> give(prescription, wanted.part(), each, dispensing));
        dispensings.finishPart(id, wanted.part(), now);
        settle(id, now);
        prescriptions.happened(
                prescription,
                now,
                wanted.handover() == Handover.COUNTER ? "dispense" : "dispense-delivery",
                by.institutionId(),
                by.personName(),
                Integer.toString(wanted.part()),
                null);
        audit.record(
                "prescription.dispense",
                prescription.residentId(),
                "prescription",
                id,
                Map.of("part", Integer.toString(wanted.part())));
        return dispensing;
    }

    /** The person has what was sent to him; once. */
    public void delivered(UUID dispensingId) {
        Access by = MedicationPosts.dispenser();
        Instant now = clock.instant();
        UUID id = dispensings
                .confirmDelivery(dispensingId, by, now)
                .orElseThrow(() -> new Fault(MedicationFault.SETTLED));
        Prescription prescription = prescriptions.find(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        settle(id, now);
        prescriptions.happened(prescription, now, "deliver", by.institutionId(), by.personName(), null, null);
        audit.record("prescription.deliver", prescription.residentId(), "prescription", id, Map.of());
    }

    /** Sends it back to the doctor, because it cannot be dispensed here. */
    public void giveBack(UUID id, String reason) {
        Access by = MedicationPosts.dispenser();
        String words = reason.strip();
        if (words.isEmpty() || words.length() > LONGEST) {
            throw new Fault(
                    CommonFault.INVALID,
                    List.of(
                            words.isEmpty()
                                    ? FieldFault.of("words", "medication.reason")
                                    : FieldFault.of("words", "common.too-long", LONGEST)));
        }
        Prescription prescription = here(id, by);
        Instant now = clock.instant();
        if (!prescriptions.move(
                id,
                List.of(PrescriptionState.REVIEWED, PrescriptionState.PARTLY_DISPENSED),
                PrescriptionState.RETURNED,
                words,
                now)) {
            throw new Fault(MedicationFault.STATE, stateOf(id));
        }
        prescriptions.happened(prescription, now, "return", by.institutionId(), by.personName(), words, null);
        audit.record("prescription.return", prescription.residentId(), "prescription", id, Map.of());
        notices.tell(List.of(new Notice(
                prescription.institutionId(),
                null,
                "medication.news-returned",
                List.of(prescription.number(), words),
                "/prescriptions/" + id,
                id + ":returned:" + now.toEpochMilli())));
    }

    private Prescription locked(UUID id, Access by, LocalDate today, Instant now) {
        Prescription seen = here(id, by);
        int locked = jdbc.sql("""
                        update medication.prescription set version = version + 1, changed_at = :now
                        where id = :id and dispense_at = :institution and state in ('REVIEWED', 'PARTLY_DISPENSED') and valid_until >= :today
                        """)
                .param("now", utc(now))
                .param("id", id)
                .param("institution", by.institutionId())
                .param("today", today)
                .update();
        if (locked == 0) {
            PrescriptionState state = stateOf(id);
            throw state.mayBeDispensed()
                    ? new Fault(MedicationFault.OVER, seen.validUntil().toString())
                    : new Fault(MedicationFault.STATE, state);
        }
        return seen;
    }

    private void living(Prescription prescription) {
        if (residents
                .find(prescription.residentId())
                .map(ResidentSummary::deceasedOn)
                .isPresent()) {
            throw new Fault(MedicationFault.DECEASED);
        }
    }

    private void due(Prescription prescription, int part, LocalDate today) {
        LocalDate dueOn =
                dispensings.dueOn(prescription.id(), part).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        int early = prescription.kind() == PrescriptionKind.LONG
                ? limits.value("dispense-early-days", prescription.kind(), today, 0)
                : 0;
        LocalDate from = dueOn.minusDays(early);
        if (today.isBefore(from)) {
            throw new Fault(MedicationFault.NOT_DUE, from.toString());
        }
    }

    /** Everything that is left, or what was asked for. */
    private List<DispensingRepository.Left> amounts(UUID id, Wanted wanted) {
        List<DispensingRepository.Left> left = dispensings.left(id, wanted.part());
        List<DispensingRepository.Left> taken = new ArrayList<>();
        for (DispensingRepository.Left each : left) {
            Integer asked = wanted.amounts().isEmpty()
                    ? Integer.valueOf(each.units())
                    : wanted.amounts().get(each.line());
            if (asked != null && asked < 0) {
                throw new Fault(
                        CommonFault.INVALID,
                        List.of(FieldFault.of("amounts[" + each.line() + "]", "medication.not-positive")));
            }
            if (asked != null && asked > 0) {
                taken.add(new DispensingRepository.Left(each.line(), each.drugId(), asked));
            }
        }
        if (taken.isEmpty()) {
            throw new Fault(MedicationFault.BEYOND);
        }
        return taken;
    }

    private void give(Prescription prescription, int part, DispensingRepository.Left line, UUID dispensing) {
        if (!dispensings.take(prescription.id(), part, line)) {
            throw new Fault(MedicationFault.BEYOND);
        }
        stocks.dispense(prescription.dispenseAt(), line.drugId(), line.units(), dispensing)
                .forEach(each -> dispensings.line(dispensing, line.line(), each));
    }

    private void settle(UUID id, Instant now) {
        jdbc.sql("""
                with open as (
                  select (select min(r.due_on) from medication.refill r where r.prescription_id = :id and r.dispensed_at is null) as next_due,
                    exists (select from medication.dispensing d where d.prescription_id = :id and d.delivered_at is null) as under_way)
                update medication.prescription p set next_due = open.next_due, refill_wanted_at = null, changed_at = :now,
                  state = case when open.next_due is not null then 'PARTLY_DISPENSED' when open.under_way then 'DISPENSED' else 'DELIVERED' end
                from open where p.id = :id and p.state in ('REVIEWED', 'PARTLY_DISPENSED', 'DISPENSED')
                """).param("id", id).param("now", utc(now)).update();
    }

    private Prescription here(UUID id, Access by) {
        Prescription prescription = prescriptions.find(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        if (!prescription.dispenseAt().equals(by.institutionId())) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
        return prescription;
    }

    private PrescriptionState stateOf(UUID id) {
        return Optional.of(id)
                .flatMap(prescriptions::find)
                .map(Prescription::state)
                .orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    /** What was given out of a prescription, newest first. */
    @Transactional(readOnly = true)
    public List<Given> of(UUID prescriptionId) {
        return dispensings.of(prescriptionId);
    }

    /** One act of dispensing. */
    public record Given(
            UUID id,
            int part,
            UUID institutionId,
            Instant at,
            String by,
            Handover handover,
            @Nullable Instant deliveredAt,
            Map<Integer, Integer> amounts) {}
}
