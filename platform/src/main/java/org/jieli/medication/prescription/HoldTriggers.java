package org.jieli.medication.prescription;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jieli.chronic.FollowUpDone;
import org.jieli.encounter.AdmissionSummary;
import org.jieli.encounter.Encounters;
import org.jieli.encounter.PersonAdmitted;
import org.jieli.encounter.PersonDischarged;
import org.jieli.encounter.VisitRecorded;
import org.jieli.encounter.VisitSummary;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.medication.HoldReason;
import org.jieli.medication.rules.LongTermDiseases;
import org.jieli.medication.rules.Stability;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CurrentAccess;
import org.jieli.terminology.Diagnosis;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/** Hears what calls for a new evaluation: a stay in hospital, a disease not treated so far, a loss of control. */
@Component
class HoldTriggers {

    private static final String ACTOR = "medication.hold";
    private static final int EARLIER = 100;

    private final Holding holding;
    private final PrescriptionRepository prescriptions;
    private final Encounters encounters;
    private final Institutions institutions;
    private final LongTermDiseases diseases;
    private final Stability stability;
    private final TransactionTemplate transactions;
    private final Clock clock;

    HoldTriggers(
            Holding holding,
            PrescriptionRepository prescriptions,
            Encounters encounters,
            Institutions institutions,
            LongTermDiseases diseases,
            Stability stability,
            TransactionTemplate transactions,
            Clock clock) {
        this.holding = holding;
        this.prescriptions = prescriptions;
        this.encounters = encounters;
        this.institutions = institutions;
        this.diseases = diseases;
        this.stability = stability;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Async
    @TransactionalEventListener
    void on(PersonAdmitted event) {
        asSystem(() -> stayed(event.admissionId(), event.residentId(), event.institutionId(), "入院", each -> true));
    }

    @Async
    @TransactionalEventListener
    void on(PersonDischarged event) {
        asSystem(() -> stayed(
                UUID.nameUUIDFromBytes(
                        ("discharge " + event.admissionId()).getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                event.residentId(),
                event.institutionId(),
                "出院",
                writtenWithoutTheStay(event)));
    }

    /** What the institution of the stay wrote from the admission on it wrote with the stay in view: its discharge asks for no new look. */
    private Predicate<Prescription> writtenWithoutTheStay(PersonDischarged event) {
        Instant admittedAt = encounters
                .admission(event.admissionId())
                .map(AdmissionSummary::admittedAt)
                .orElse(event.at());
        return each ->
                each.issuedAt().isBefore(admittedAt) || !each.institutionId().equals(event.institutionId());
    }

    @Async
    @TransactionalEventListener
    void on(VisitRecorded event) {
        asSystem(() -> encounters.visit(event.visitId()).ifPresent(this::newDisease));
    }

    @Async
    @TransactionalEventListener
    void on(FollowUpDone event) {
        LocalDate today = LocalDate.now(clock);
        asSystem(() -> holding.hold(
                event.residentId(),
                HoldReason.OUT_OF_CONTROL,
                event.followUpId(),
                ChinaTime.date(event.at()) + " 随访没有控制满意",
                each -> stability
                                .of(each.residentId(), each.diagnosisCode(), today)
                                .stand()
                        == Stability.Stand.OUT_OF_CONTROL));
    }

    private void stayed(UUID cause, UUID resident, UUID institution, String what, Predicate<Prescription> concerned) {
        String place =
                institutions.find(institution).map(InstitutionSummary::name).orElse("");
        holding.hold(resident, HoldReason.HOSPITAL_STAY, cause, place + what, concerned);
    }

    private void newDisease(VisitSummary visit) {
        if (prescriptions.openLong(visit.residentId()).isEmpty()) {
            return;
        }
        List<String> known = Stream.concat(
                        encounters.visitsOf(visit.residentId(), EARLIER).stream()
                                .filter(each -> each.at().isBefore(visit.at()))
                                .flatMap(each -> each.diagnoses().stream())
                                .map(Diagnosis::code),
                        prescriptions.ofResident(visit.residentId(), EARLIER).stream()
                                .map(Prescription::diagnosisCode))
                .toList();
        visit.diagnoses().stream()
                .filter(each -> diseases.isNoticed(each.code()))
                .filter(each -> known.stream().noneMatch(earlier -> diseases.isSame(earlier, each.code())))
                .findFirst()
                .ifPresent(found -> holding.hold(
                        visit.residentId(),
                        HoldReason.NEW_DISEASE,
                        visit.id(),
                        ChinaTime.date(visit.at()) + " 就诊新诊断：" + found.name(),
                        each -> true));
    }

    private void asSystem(Runnable work) {
        CurrentAccess.runAsSystem(ACTOR, () -> transactions.executeWithoutResult(status -> work.run()));
    }
}
