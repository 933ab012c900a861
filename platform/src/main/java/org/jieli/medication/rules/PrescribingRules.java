package org.jieli.medication.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jieli.institution.PractitionerSummary.TitleLevel;
import org.jieli.medication.PrescriptionKind;
import org.jieli.medication.catalogue.Drug;
import org.jieli.medication.rules.Limits.Limit;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a prescription must satisfy; each refusal names its rule with the document, and says what to do. */
@Component
public class PrescribingRules {

    private static final int MOST_DAYS = 366;
    private static final int LONGEST_TEXT = 500;
    private static final BigDecimal HIGHEST_DOSE = BigDecimal.valueOf(1000);

    private final Limits limits;
    private final ExcludedDrugs excluded;
    private final LongTermDiseases diseases;

    PrescribingRules(Limits limits, ExcludedDrugs excluded, LongTermDiseases diseases) {
        this.limits = limits;
        this.excluded = excluded;
        this.diseases = diseases;
    }

    public List<FieldFault> faults(Draft draft) {
        List<FieldFault> faults = new ArrayList<>();
        lines(draft, faults);
        days(draft, faults);
        if (draft.evaluation().length() > LONGEST_TEXT) {
            faults.add(FieldFault.of("evaluation", "common.too-long", LONGEST_TEXT));
        }
        if (draft.kind() == PrescriptionKind.LONG) {
            who(draft, faults);
            what(draft, faults);
            by(draft, faults);
        } else if (isBeyondMost(draft)) {
            controlled(draft, faults);
        }
        return faults;
    }

    /** The documents that allowed its length, to be kept with it. */
    public String allowedBy(Draft draft) {
        return limits.find("days-most", draft.kind(), draft.primary(), draft.on())
                .map(Limit::source)
                .orElse("");
    }

    private void days(Draft draft, List<FieldFault> faults) {
        Integer days = draft.days();
        if (days == null || days < 1 || days > MOST_DAYS) {
            faults.add(FieldFault.of("days", "medication.days"));
            return;
        }
        limits.find("days-most", draft.kind(), draft.primary(), draft.on()).ifPresent(most -> {
            if (days > most.value() && !extended(draft, days, most, faults)) {
                faults.add(FieldFault.of(
                        "days",
                        "medication.rule-days-" + draft.kind().name().toLowerCase(java.util.Locale.ROOT),
                        most.value(),
                        most.source()));
            }
        });
        if (draft.kind() == PrescriptionKind.LONG) {
            Integer refill = draft.refillDays();
            if (refill == null || refill < 1 || refill > days) {
                faults.add(FieldFault.of("refillDays", "medication.refill-days"));
            }
            limits.find("days-usual", draft.kind(), draft.primary(), draft.on())
                    .filter(usual -> days > usual.value())
                    .ifPresent(usual -> evaluated(draft, usual, faults));
        }
    }

    private boolean isBeyondMost(Draft draft) {
        Integer days = draft.days();
        if (days == null) {
            return false;
        }
        return limits.find("days-most", draft.kind(), draft.primary(), draft.on())
                .filter(most -> days > most.value())
                .isPresent();
    }

    /**
     * An ordinary prescription may be longer with a reason, for chronic disease or the elderly; one for an emergency or a long one not.
     */
    private boolean extended(Draft draft, int days, Limit most, List<FieldFault> faults) {
        Optional<Limit> extended = limits.find("days-extended", draft.kind(), draft.primary(), draft.on());
        if (extended.isEmpty() || days > extended.get().value()) {
            return false;
        }
        if (draft.evaluation().isBlank()) {
            faults.add(FieldFault.of(
                    "evaluation", "medication.rule-extended", extended.get().source()));
        }
        forWhom(draft, most, faults);
        return true;
    }

    private void forWhom(Draft draft, Limit most, List<FieldFault> faults) {
        // Without a diagnosis it cannot be told, and its absence is a fault of its own.
        if (draft.diagnosis().isBlank() || diseases.find(draft.diagnosis()).isPresent()) {
            return;
        }
        limits.find("elderly-age", draft.kind(), draft.primary(), draft.on())
                .filter(elderly -> draft.age() < elderly.value())
                .ifPresent(elderly -> faults.add(FieldFault.of(
                        "days", "medication.rule-extended-whom", most.value(), elderly.value(), elderly.source())));
    }

    private static void evaluated(Draft draft, Limit usual, List<FieldFault> faults) {
        if (!draft.confirmed()) {
            faults.add(FieldFault.of("confirmation", "medication.rule-confirmed", usual.value(), usual.source()));
        }
    }

    private void lines(Draft draft, List<FieldFault> faults) {
        limits.find("drugs-most", draft.kind(), draft.primary(), draft.on()).ifPresent(most -> {
            if (draft.lines().size() > most.value()) {
                faults.add(FieldFault.of("lines", "medication.rule-drugs", most.value(), most.source()));
            }
        });
        if (draft.lines().isEmpty()) {
            faults.add(FieldFault.of("lines", "medication.no-lines-typed"));
        }
        Set<UUID> seen = new LinkedHashSet<>();
        for (int i = 0; i < draft.lines().size(); i++) {
            line(draft, draft.lines().get(i), "lines[" + i + "].", seen, faults);
        }
    }

    private static void line(Draft draft, Draft.Line line, String path, Set<UUID> seen, List<FieldFault> faults) {
        Drug drug = line.drug();
        if (drug == null) {
            faults.add(FieldFault.of(path + "drugId", "medication.drug-missing"));
        } else if (!seen.add(drug.id())) {
            faults.add(FieldFault.of(path + "drugId", "medication.drug-twice", drug.title()));
        }
        BigDecimal dose = line.dose();
        if (dose == null || dose.signum() <= 0 || dose.compareTo(HIGHEST_DOSE) > 0) {
            faults.add(FieldFault.of(path + "dose", "medication.dose"));
        }
        if (line.frequency() == null) {
            faults.add(FieldFault.of(path + "frequency", "medication.frequency-missing"));
        }
        amount(draft.days(), line, path, faults);
    }

    private static void amount(@Nullable Integer days, Draft.Line line, String path, List<FieldFault> faults) {
        Drug drug = line.drug();
        Integer quantity = line.quantity();
        if (drug == null || days == null || days < 1 || days > MOST_DAYS) {
            return;
        }
        Integer needed = line.needed(days);
        if (needed == null) {
            return;
        }
        if (quantity != null && (quantity < 1 || quantity > drug.wholePacks(needed))) {
            faults.add(FieldFault.of(
                    path + "quantity", "medication.rule-quantity", days, drug.wholePacks(needed) + " " + drug.unit()));
        }
    }

    private void who(Draft draft, List<FieldFault> faults) {
        Optional<LongTermDiseases.Disease> disease = diseases.find(draft.diagnosis());
        if (!draft.diagnosis().isBlank() && disease.isEmpty()) {
            faults.add(FieldFault.of("diagnosisCode", "medication.rule-disease"));
        }
        if (!draft.attested().diagnosisClear()) {
            faults.add(FieldFault.of("diagnosisClear", "medication.rule-diagnosis-clear"));
        }
        if (!draft.attested().regimenStable()) {
            faults.add(FieldFault.of("regimenStable", "medication.rule-regimen-stable"));
        }
        if (!draft.attested().adherent()) {
            faults.add(FieldFault.of("adherent", "medication.rule-adherent"));
        }
        if (draft.evaluation().isBlank()) {
            faults.add(FieldFault.of("evaluation", "medication.rule-evaluation"));
        }
        Stability.Shown shown = draft.stability();
        if (!draft.diagnosis().isBlank() && !shown.stand().allowsLong()) {
            faults.add(FieldFault.of(
                    "diagnosisCode",
                    "medication.rule-"
                            + shown.stand()
                                    .name()
                                    .toLowerCase(java.util.Locale.ROOT)
                                    .replace('_', '-'),
                    shown.lastFollowUp() == null ? "" : shown.lastFollowUp().toString(),
                    shown.source()));
        }
    }

    private void what(Draft draft, List<FieldFault> faults) {
        for (int i = 0; i < draft.lines().size(); i++) {
            Drug drug = draft.lines().get(i).drug();
            if (drug == null) {
                continue;
            }
            String path = "lines[" + i + "].drugId";
            excluded.of(drug, draft.diagnosis())
                    .ifPresent(each -> faults.add(
                            FieldFault.of(path, "medication.rule-excluded", drug.title(), each.name(), each.source())));
        }
    }

    private void controlled(Draft draft, List<FieldFault> faults) {
        for (int i = 0; i < draft.lines().size(); i++) {
            Drug drug = draft.lines().get(i).drug();
            if (drug == null) {
                continue;
            }
            String path = "lines[" + i + "].drugId";
            excluded.controlled(drug)
                    .ifPresent(each -> faults.add(FieldFault.of(
                            path, "medication.rule-extended-controlled", drug.title(), each.name(), each.source())));
        }
    }

    private void by(Draft draft, List<FieldFault> faults) {
        if (draft.first()) {
            limits.find("first-title", draft.kind(), draft.primary(), draft.on())
                    .ifPresent(lowest -> {
                        TitleLevel title = draft.title();
                        if (title == null || title.ordinal() >= lowest.value()) {
                            faults.add(FieldFault.of("kind", "medication.rule-first", lowest.source()));
                        }
                    });
        }
        LocalDate supplied = draft.suppliedUntil();
        if (supplied != null) {
            limits.find("renew-before-days", draft.kind(), draft.primary(), draft.on())
                    .ifPresent(early -> {
                        LocalDate from = supplied.minusDays(early.value());
                        if (draft.on().isBefore(from)) {
                            faults.add(FieldFault.of(
                                    "days",
                                    "medication.rule-supplied",
                                    supplied.toString(),
                                    from.toString(),
                                    early.source()));
                        }
                    });
        }
    }
}
