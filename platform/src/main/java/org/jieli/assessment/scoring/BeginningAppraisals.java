package org.jieli.assessment.scoring;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.assessment.AssessmentFault;
import org.jieli.assessment.evaluation.PerformanceSets.PerformanceSet;
import org.jieli.assessment.evaluation.ReadingFigures;
import org.jieli.assessment.task.ReportAccess;
import org.jieli.assessment.task.Reports;
import org.jieli.assessment.task.Task;
import org.jieli.audit.AuditLog;
import org.jieli.identity.Holders;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Begins an appraisal: of which task, by which scheme, with which experts. */
@Service
@Transactional
class BeginningAppraisals {

    private static final int LONGEST_NAME = 100;

    private final AppraisalRepository appraisals;
    private final SchemeRepository schemeRows;
    private final Schemes schemes;
    private final ReadingFigures figures;
    private final Reports reports;
    private final Holders holders;
    private final AuditLog audit;
    private final Clock clock;

    BeginningAppraisals(
            AppraisalRepository appraisals,
            SchemeRepository schemeRows,
            Schemes schemes,
            ReadingFigures figures,
            Reports reports,
            Holders holders,
            AuditLog audit,
            Clock clock) {
        this.appraisals = appraisals;
        this.schemeRows = schemeRows;
        this.schemes = schemes;
        this.figures = figures;
        this.reports = reports;
        this.holders = holders;
        this.audit = audit;
        this.clock = clock;
    }

    /** An appraisal to begin. */
    record NewAppraisal(
            @Nullable String name,
            @Nullable UUID task,
            @Nullable UUID scheme,
            List<UUID> experts) {}

    List<Holders.Holder> possibleExperts() {
        ReportAccess.requireLead();
        return holders.holding(Role.EVALUATOR, CurrentAccess.require().division());
    }

    /** Begins an appraisal of all units whose report counts; their figures are kept as they stand now. */
    UUID begin(NewAppraisal wanted) {
        ReportAccess.requireLead();
        Fault.throwIfAny(faults(wanted));
        Scheme scheme = schemes.require(java.util.Objects.requireNonNull(wanted.scheme()));
        Task task = reports.task(java.util.Objects.requireNonNull(wanted.task()));
        PerformanceSet set = schemes.set(scheme);
        Appraisal appraisal = new Appraisal(
                Identifiers.next(),
                java.util.Objects.requireNonNull(wanted.name()).strip(),
                task.id(),
                scheme.id(),
                CurrentAccess.require().division(),
                AppraisalState.SCORING,
                null,
                null,
                null,
                CurrentAccess.require().personName(),
                clock.instant(),
                1);
        List<ReadingFigures.UnitValues> units =
                figures.values(task.id(), set.form(), appraisal.division(), measured(set));
        if (units.isEmpty()) {
            throw new Fault(CommonFault.INVALID, List.of(FieldFault.of("task", "assessment.no-units")));
        }
        if (!appraisals.insert(appraisal)) {
            throw new Fault(
                    AssessmentFault.APPRAISAL_EXISTS,
                    List.of(FieldFault.of("name", AssessmentFault.APPRAISAL_EXISTS.code())));
        }
        schemeRows.markUsed(scheme.id());
        experts(wanted)
                .forEach(holder -> appraisals.add(
                        appraisal.id(), new AppraisalRepository.Expert(holder.accountId(), holder.personName())));
        units.forEach(unit -> appraisals.add(unit(appraisal, set, unit)));
        audit.record(
                "assessment.appraisal-begin",
                null,
                "appraisal",
                appraisal.id(),
                Map.of("name", appraisal.name(), "units", String.valueOf(units.size())));
        return appraisal.id();
    }

    private List<FieldFault> faults(NewAppraisal wanted) {
        List<FieldFault> faults = new ArrayList<>();
        String name = wanted.name() == null ? "" : wanted.name().strip();
        if (name.isEmpty()) {
            faults.add(FieldFault.of("name", "common.required"));
        } else if (name.length() > LONGEST_NAME) {
            faults.add(FieldFault.of("name", "common.too-long", LONGEST_NAME));
        }
        if (wanted.task() == null) {
            faults.add(FieldFault.of("task", "common.required"));
        }
        if (wanted.scheme() == null) {
            faults.add(FieldFault.of("scheme", "common.required"));
        }
        if (experts(wanted).isEmpty()) {
            faults.add(FieldFault.of("experts", "assessment.no-experts"));
        }
        return faults;
    }

    /** Those named who may be: others were never on the form. */
    private List<Holders.Holder> experts(NewAppraisal wanted) {
        return holders.holding(Role.EVALUATOR, wanted.experts()).stream()
                .filter(holder ->
                        holder.division().startsWith(CurrentAccess.require().division()))
                .toList();
    }

    private static List<String> measured(PerformanceSet set) {
        return set.indicators().stream()
                .map(indicator -> set.figure(indicator.number()))
                .toList();
    }

    private static ScoredUnit unit(Appraisal appraisal, PerformanceSet set, ReadingFigures.UnitValues values) {
        Map<Integer, BigDecimal> figures = new HashMap<>();
        set.indicators().forEach(indicator -> {
            BigDecimal value = values.values().get(set.figure(indicator.number()));
            if (value != null) {
                figures.put(indicator.number(), value);
            }
        });
        var unit = values.unit();
        return new ScoredUnit(
                appraisal.id(),
                unit.unitId(),
                unit.reportId(),
                unit.name(),
                unit.division(),
                unit.institutionId(),
                figures,
                List.of(),
                null,
                null,
                null);
    }
}
