package org.jieli.medication.prescription;

import static org.jieli.medication.prescription.PrescriptionRows.utc;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jieli.medication.rules.Draft;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes a new prescription with its drugs and parts. */
@Repository
class PrescriptionWriter {

    private final JdbcClient jdbc;

    PrescriptionWriter(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when the person has an open long prescription for the disease. */
    boolean insert(Prescription p) {
        return jdbc.sql("""
                        insert into medication.prescription (id, number, resident_id, kind, state, institution_id, review_at, dispense_at,
                          practitioner_id, prescriber, diagnosis_code, diagnosis_name, problem, issued_at, days, interval_days,
                          valid_until, first, evaluation, confirmation, signature, safety_reason, limits, previous_id, next_due, changed_at)
                        values (:id, :number, :resident, :kind, 'ISSUED', :institution, :reviewAt, :dispenseAt,
                          :practitioner, :prescriber, :code, :name, :problem, :now, :days, :interval,
                          :until, :first, :evaluation, :confirmation, :signature, :safety, :limits, :previous, :due, :now)
                        on conflict do nothing
                        """)
                        .param("id", p.id())
                        .param("number", p.number())
                        .param("resident", p.residentId())
                        .param("kind", p.kind().name())
                        .param("institution", p.institutionId())
                        .param("reviewAt", p.reviewAt())
                        .param("dispenseAt", p.dispenseAt())
                        .param("practitioner", p.practitionerId())
                        .param("prescriber", p.prescriber())
                        .param("code", p.diagnosisCode())
                        .param("name", p.diagnosisName())
                        .param("problem", p.problem())
                        .param("now", utc(p.issuedAt()))
                        .param("days", p.days())
                        .param("interval", p.refillDays())
                        .param("until", p.validUntil())
                        .param("first", p.first())
                        .param("evaluation", p.evaluation())
                        .param("confirmation", p.confirmation().name())
                        .param("signature", p.signature())
                        .param("safety", p.safetyReason())
                        .param("limits", p.limits())
                        .param("previous", p.previousId())
                        .param("due", p.nextDue())
                        .update()
                == 1;
    }

    void insertLines(Prescription p, Draft draft, NewPrescription wanted) {
        List<Parts.Whole> wholes = new ArrayList<>();
        for (int i = 0; i < draft.lines().size(); i++) {
            Draft.Line line = draft.lines().get(i);
            int quantity = line.quantity() == null ? Objects.requireNonNull(line.needed(p.days())) : line.quantity();
            jdbc.sql("""
                    insert into medication.prescription_line (prescription_id, line, drug_id, dose, frequency, usage, quantity)
                    values (:id, :line, :drug, :dose, :frequency, :usage, :quantity)
                    """)
                    .param("id", p.id())
                    .param("line", i + 1)
                    .param("drug", Objects.requireNonNull(line.drug()).id())
                    .param("dose", line.dose())
                    .param("frequency", Objects.requireNonNull(line.frequency()).name())
                    .param(
                            "usage",
                            Objects.requireNonNullElse(wanted.lines().get(i).usage(), ""))
                    .param("quantity", quantity)
                    .update();
            wholes.add(new Parts.Whole(i + 1, quantity));
        }
        Parts.cut(Objects.requireNonNull(p.nextDue()), p.days(), p.refillDays(), wholes)
                .forEach(part -> insert(p.id(), part));
    }

    private void insert(UUID id, Parts.Cut part) {
        jdbc.sql("""
                insert into medication.refill (prescription_id, number, due_on, days) values (:id, :number, :due, :days)
                """)
                .param("id", id)
                .param("number", part.number())
                .param("due", part.dueOn())
                .param("days", part.days())
                .update();
        part.quantities().forEach((line, quantity) -> jdbc.sql("""
                        insert into medication.refill_line (prescription_id, number, line, quantity)
                        values (:id, :number, :line, :quantity)
                        """)
                .param("id", id)
                .param("number", part.number())
                .param("line", line)
                .param("quantity", quantity)
                .update());
    }
}
