package org.jieli.medication.prescription;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.institution.PractitionerSummary;
import org.jieli.medication.PrescriptionKind;
import org.jieli.medication.PrescriptionState;
import org.jieli.medication.catalogue.Drug;
import org.jieli.medication.catalogue.DrugCatalogue;
import org.jieli.medication.rules.Draft;
import org.jieli.medication.rules.Frequency;
import org.jieli.medication.rules.LongTermDiseases;
import org.jieli.medication.rules.PrescribingRules;
import org.jieli.medication.rules.Stability;
import org.jieli.medication.safety.Safety;
import org.jieli.medication.safety.SafetyAlert;
import org.jieli.resident.Residents;
import org.jieli.shared.Access;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks at a prescription before it is written: what the rules, the record and the table of interactions say. */
@Service
@Transactional
class Drafting {

    private static final int CATEGORY = 3;

    private final PrescriptionRepository prescriptions;
    private final DrugCatalogue catalogue;
    private final Institutions institutions;
    private final PrescribingRules rules;
    private final Residents residents;
    private final LongTermDiseases diseases;
    private final Stability stability;
    private final Safety safety;
    private final Clock clock;

    Drafting(
            PrescriptionRepository prescriptions,
            DrugCatalogue catalogue,
            Institutions institutions,
            PrescribingRules rules,
            Residents residents,
            LongTermDiseases diseases,
            Stability stability,
            Safety safety,
            Clock clock) {
        this.prescriptions = prescriptions;
        this.catalogue = catalogue;
        this.institutions = institutions;
        this.rules = rules;
        this.residents = residents;
        this.diseases = diseases;
        this.stability = stability;
        this.safety = safety;
        this.clock = clock;
    }

    /** What was found. */
    record Looked(Draft draft, String problem, List<FieldFault> faults, List<SafetyAlert> alerts) {

        boolean isSevere() {
            return alerts.stream().anyMatch(alert -> alert.severity() == SafetyAlert.Severity.SEVERE);
        }
    }

    Looked look(NewPrescription wanted) {
        LocalDate today = LocalDate.now(clock);
        String problem = problem(wanted.diagnosisCode());
        Draft draft = draft(wanted, problem, today);
        List<Drug> drugs = draft.lines().stream()
                .flatMap(line -> Stream.ofNullable(line.drug()))
                .toList();
        List<FieldFault> faults = new ArrayList<>(rules.faults(draft));
        UUID previous = previous(wanted);
        if (wanted.previousId() != null && previous == null) {
            faults.add(FieldFault.of("previousId", "medication.previous-unknown"));
        }
        List<SafetyAlert> alerts = safety.alerts(drugs, prescriptions.takenOn(wanted.residentId(), today, previous));
        return new Looked(draft, problem, faults, alerts);
    }

    /** The one that it renews, if it is the person's and within scope: the client names it, and its drugs are left out of the alerts. */
    private @Nullable UUID previous(NewPrescription wanted) {
        UUID id = wanted.previousId();
        return id == null
                ? null
                : prescriptions
                        .find(id)
                        .filter(found -> found.residentId().equals(wanted.residentId()))
                        .map(Prescription::id)
                        .orElse(null);
    }

    String allowedBy(Draft draft) {
        return rules.allowedBy(draft);
    }

    private Draft draft(NewPrescription wanted, String problem, LocalDate today) {
        Access by = CurrentAccess.require();
        String diagnosis = wanted.diagnosisCode() == null ? "" : wanted.diagnosisCode();
        PrescriptionKind kind = wanted.kind() == null ? PrescriptionKind.ORDINARY : wanted.kind();
        Optional<Prescription> before = kind == PrescriptionKind.LONG && !problem.isEmpty()
                ? prescriptions.latestLong(wanted.residentId(), problem)
                : Optional.empty();
        boolean first = before.isEmpty() || before.get().state() == PrescriptionState.STOPPED;
        return new Draft(
                kind,
                today,
                institutions
                        .find(by.requireInstitution())
                        .map(InstitutionSummary::primary)
                        .orElse(false),
                by.practitionerId() == null
                        ? null
                        : institutions
                                .practitioner(by.practitionerId())
                                .map(PractitionerSummary::titleLevel)
                                .orElse(null),
                diagnosis,
                Optional.ofNullable(
                                residents.findAll(List.of(wanted.residentId())).get(wanted.residentId()))
                        .map(person -> person.ageOn(today))
                        .orElse(0),
                wanted.days(),
                wanted.refillDays() == null ? wanted.days() : wanted.refillDays(),
                wanted.lines().stream().map(this::line).toList(),
                wanted.evaluation() == null ? "" : wanted.evaluation().strip(),
                new Draft.Attested(
                        Boolean.TRUE.equals(wanted.diagnosisClear()),
                        Boolean.TRUE.equals(wanted.regimenStable()),
                        Boolean.TRUE.equals(wanted.adherent())),
                wanted.isConfirmed(),
                first,
                first
                        ? null
                        : before.flatMap(each -> prescriptions.suppliedUntil(each.id()))
                                .orElse(null),
                stability.of(wanted.residentId(), diagnosis, today));
    }

    private Draft.Line line(NewPrescription.NewLine line) {
        UUID id = line.drugId();
        return new Draft.Line(
                id == null ? null : catalogue.find(id).orElse(null),
                line.dose(),
                Frequency.of(line.frequency()).orElse(null),
                line.quantity());
    }

    /** The disease for which nobody has two long prescriptions open. */
    private String problem(@Nullable String diagnosis) {
        if (diagnosis == null || diagnosis.length() < CATEGORY) {
            return "";
        }
        return diseases.find(diagnosis).map(LongTermDiseases.Disease::from).orElse(diagnosis.substring(0, CATEGORY));
    }
}
