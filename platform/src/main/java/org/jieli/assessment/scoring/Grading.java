package org.jieli.assessment.scoring;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jieli.assessment.AssessmentFault;
import org.jieli.assessment.evaluation.PerformanceSets.PerformanceSet;
import org.jieli.audit.AuditLog;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Role;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a named expert does: grades the qualitative items of each unit by evidence, alone, and hands in. */
@Service
@Transactional
class Grading {

    private static final int LONGEST_EVIDENCE = 500;

    private final AppraisalRepository appraisals;
    private final GradeRepository grades;
    private final Schemes schemes;
    private final AuditLog audit;
    private final Clock clock;

    Grading(AppraisalRepository appraisals, GradeRepository grades, Schemes schemes, AuditLog audit, Clock clock) {
        this.appraisals = appraisals;
        this.grades = grades;
        this.schemes = schemes;
        this.audit = audit;
        this.clock = clock;
    }

    /** One's own grades of a unit. */
    record OwnSheet(
            Appraisal appraisal,
            PerformanceSet set,
            Scheme scheme,
            ScoredUnit unit,
            Map<Integer, GradeRepository.Own> own,
            boolean handedIn) {

        /** The grades that an item knows, the best one first. */
        Set<String> choices(Scheme.Item item) {
            return item.rule(set) instanceof ScoringRule.Grades rule
                    ? rule.shares().keySet()
                    : Set.of();
        }

        String name(Scheme.Item item) {
            return set.indicator(item.number()).orElseThrow().name();
        }

        String remark(Scheme.Item item) {
            String remark = set.indicator(item.number()).orElseThrow().remark();
            return remark == null ? "" : remark;
        }
    }

    /** A unit to grade, and whether one has handed it in. */
    record Assigned(ScoredUnit unit, boolean handedIn) {}

    @Transactional(readOnly = true)
    List<Appraisal> assigned() {
        UUID account = CurrentAccess.require().accountId();
        return account == null || CurrentAccess.require().role() != Role.EVALUATOR
                ? List.of()
                : appraisals.ofExpert(account);
    }

    @Transactional(readOnly = true)
    List<Assigned> units(Appraisal appraisal) {
        UUID account = account(appraisal);
        Map<UUID, Set<UUID>> done = grades.done(appraisal.id());
        return appraisals.units(appraisal.id()).stream()
                .map(unit -> new Assigned(
                        unit, done.getOrDefault(unit.unitId(), Set.of()).contains(account)))
                .toList();
    }

    @Transactional(readOnly = true)
    OwnSheet own(UUID id, UUID unitId) {
        Appraisal appraisal = appraisals.find(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        UUID account = account(appraisal);
        ScoredUnit unit = appraisals.unit(id, unitId).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        Scheme scheme = schemes.require(appraisal.schemeId());
        return new OwnSheet(
                appraisal,
                schemes.set(scheme),
                scheme,
                unit,
                grades.own(id, unitId, account),
                grades.done(id).getOrDefault(unitId, Set.of()).contains(account));
    }

    boolean isExpert(Appraisal appraisal) {
        return CurrentAccess.require().role() == Role.EVALUATOR
                && appraisals.experts(appraisal.id()).stream().anyMatch(expert -> expert.accountId()
                        .equals(CurrentAccess.require().accountId()));
    }

    /** Keeps what was graded so far; items left empty stay as they are. */
    void keep(UUID id, UUID unitId, Map<Integer, GradeRepository.Own> typed) {
        OwnSheet sheet = own(id, unitId);
        UUID account = account(sheet.appraisal());
        List<FieldFault> faults = new ArrayList<>();
        for (Scheme.Item item : sheet.scheme().graded()) {
            GradeRepository.Own own = typed.get(item.number());
            if (own == null || own.grade().isBlank()) {
                continue;
            }
            if (!sheet.choices(item).contains(own.grade())) {
                faults.add(FieldFault.of("grade-" + item.number(), "common.required"));
            } else if (own.evidence().isBlank()) {
                faults.add(FieldFault.of("evidence-" + item.number(), "assessment.no-evidence"));
            } else if (own.evidence().length() > LONGEST_EVIDENCE) {
                faults.add(FieldFault.of("evidence-" + item.number(), "common.too-long", LONGEST_EVIDENCE));
            }
        }
        Fault.throwIfAny(faults);
        if (sheet.appraisal().state() != AppraisalState.SCORING) {
            throw new Fault(AssessmentFault.STEP_TAKEN);
        }
        for (Scheme.Item item : sheet.scheme().graded()) {
            GradeRepository.Own own = typed.get(item.number());
            if (own != null
                    && !own.grade().isBlank()
                    && !grades.put(id, unitId, account, item.number(), own, clock.instant())) {
                throw new Fault(AssessmentFault.HANDED_IN);
            }
        }
    }

    /** Keeps the grades and hands the unit in, when every item has one; after that they stand. */
    void handIn(UUID id, UUID unitId, Map<Integer, GradeRepository.Own> typed) {
        keep(id, unitId, typed);
        OwnSheet sheet = own(id, unitId);
        List<FieldFault> faults = sheet.scheme().graded().stream()
                .filter(item -> !sheet.own().containsKey(item.number()))
                .map(item -> FieldFault.of("grade-" + item.number(), "common.required"))
                .toList();
        if (!faults.isEmpty()) {
            throw new Fault(AssessmentFault.NOT_ALL_GRADED, faults, faults.size());
        }
        if (!grades.handIn(id, unitId, account(sheet.appraisal()), clock.instant())) {
            throw new Fault(AssessmentFault.HANDED_IN);
        }
        audit.record(
                "assessment.appraisal-hand-in",
                null,
                "appraisal",
                id,
                Map.of("unit", sheet.unit().name()));
    }

    private UUID account(Appraisal appraisal) {
        if (!isExpert(appraisal)) {
            throw new Fault(CommonFault.NOT_FOUND);
        }
        return java.util.Objects.requireNonNull(CurrentAccess.require().accountId());
    }
}
