package org.jieli.assessment.scoring;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jieli.assessment.AssessmentFault;
import org.jieli.assessment.evaluation.PerformanceSets.PerformanceSet;
import org.jieli.assessment.task.ReportAccess;
import org.jieli.audit.AuditLog;
import org.jieli.notification.Notice;
import org.jieli.notification.Notices;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the leader does with an appraisal once it runs: decides where experts lie apart, tells the units, publishes. */
@Service
@Transactional
class Appraisals {

    private static final int LONGEST_REASON = 500;

    private final AppraisalRepository appraisals;
    private final GradeRepository grades;
    private final Schemes schemes;
    private final Notices notices;
    private final AuditLog audit;
    private final Clock clock;

    Appraisals(
            AppraisalRepository appraisals,
            GradeRepository grades,
            Schemes schemes,
            Notices notices,
            AuditLog audit,
            Clock clock) {
        this.appraisals = appraisals;
        this.grades = grades;
        this.schemes = schemes;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /** A unit with its scores as they come to now. */
    record Scored(ScoredUnit unit, ScoreSheet sheet, int handedIn) {}

    /** The appraisal, for its leader; {@link CommonFault#NOT_FOUND} outside of his area. */
    @Transactional(readOnly = true)
    Appraisal led(UUID id) {
        return appraisals
                .find(id)
                .filter(appraisal -> ReportAccess.leadsTasks()
                        && appraisal
                                .division()
                                .startsWith(CurrentAccess.require().division()))
                .orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    /** All units with their scores as they come to now. */
    @Transactional(readOnly = true)
    List<Scored> scored(Appraisal appraisal) {
        Scoring scoring = scoring(appraisal, null);
        return appraisals.units(appraisal.id()).stream().map(scoring::of).toList();
    }

    @Transactional(readOnly = true)
    Scored scored(Appraisal appraisal, UUID unitId) {
        ScoredUnit unit = appraisals.unit(appraisal.id(), unitId).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        return scoring(appraisal, unitId).of(unit);
    }

    /** The leader's own grade, with the reason, where experts lie apart or an objection is right. */
    void decide(UUID id, UUID unitId, int number, @Nullable String grade, @Nullable String reason) {
        Appraisal appraisal = led(id);
        Scored scored = scored(appraisal, unitId);
        Scheme scheme = schemes.require(appraisal.schemeId());
        Scheme.Item item = scheme.graded().stream()
                .filter(each -> each.number() == number)
                .findFirst()
                .orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        if (!scored.sheet().allIn() || appraisal.state() == AppraisalState.PUBLISHED) {
            throw new Fault(AssessmentFault.STEP_TAKEN);
        }
        List<FieldFault> faults = new ArrayList<>();
        boolean known = item.rule(schemes.set(scheme)) instanceof ScoringRule.Grades rule
                && rule.share(grade == null ? "" : grade).isPresent();
        if (!known) {
            faults.add(FieldFault.of("grade-" + number, "common.required"));
        }
        String words = words(reason, "reason-" + number, faults);
        Fault.throwIfAny(faults);
        grades.decide(
                id,
                unitId,
                number,
                new ScoreSheet.Decided(
                        java.util.Objects.requireNonNull(grade),
                        words,
                        CurrentAccess.require().personName()),
                clock.instant());
        if (appraisal.state() == AppraisalState.FEEDBACK) {
            keepResults(appraisal);
        }
        record(
                "decide",
                appraisal,
                Map.of("unit", scored.unit().name(), "number", String.valueOf(number), "reason", words));
    }

    /** Tells each unit its result and opens the time for objections, which ends with a day. */
    void feedBack(UUID id, @Nullable LocalDate lastDay) {
        Appraisal appraisal = led(id);
        Instant until = lastDay == null ? null : ChinaTime.startOf(lastDay.plusDays(1));
        if (until == null || !until.isAfter(clock.instant())) {
            throw new Fault(CommonFault.INVALID, List.of(FieldFault.of("lastDay", "assessment.objections-past")));
        }
        long unready = scored(appraisal).stream()
                .filter(scored -> !scored.sheet().isReady())
                .count();
        if (unready > 0) {
            throw new Fault(AssessmentFault.SCORING_UNFINISHED, unready);
        }
        if (!appraisals.feedBack(id, until)) {
            throw new Fault(AssessmentFault.STEP_TAKEN);
        }
        keepResults(appraisal);
        notices.tell(appraisals.units(id).stream()
                .map(unit -> notice(appraisal, unit, "scoring.notice-feedback", id + ":feedback"))
                .toList());
        record("feed-back", appraisal, Map.of("until", until.toString()));
    }

    void publish(UUID id, Audience audience) {
        Appraisal appraisal = led(id);
        List<ScoredUnit> units = appraisals.units(id);
        List<AppraisalRepository.Published> told = units.stream()
                .map(unit -> new AppraisalRepository.Published(unit.name(), unit.rank(), unit.level()))
                .toList();
        if (!appraisals.publish(id, audience, told, clock.instant())) {
            throw new Fault(AssessmentFault.OBJECTIONS_OPEN);
        }
        notices.tell(units.stream()
                .map(unit -> notice(appraisal, unit, "scoring.notice-published", id + ":published"))
                .toList());
        record("publish", appraisal, Map.of("audience", audience.name()));
    }

    static Notice notice(Appraisal appraisal, ScoredUnit unit, String key, String event) {
        return new Notice(
                unit.institutionId(),
                unit.institutionId() == null ? unit.division() : null,
                key,
                List.of(appraisal.name(), unit.name()),
                "/scoring/" + appraisal.id() + "/units/" + unit.unitId(),
                event + ":" + unit.unitId());
    }

    static String words(@Nullable String typed, String field, List<FieldFault> faults) {
        String words = typed == null ? "" : typed.strip();
        if (words.isEmpty()) {
            faults.add(FieldFault.of(field, "common.required"));
        } else if (words.length() > LONGEST_REASON) {
            faults.add(FieldFault.of(field, "common.too-long", LONGEST_REASON));
        }
        return words;
    }

    private Scoring scoring(Appraisal appraisal, @Nullable UUID unit) {
        Scheme scheme = schemes.require(appraisal.schemeId());
        return new Scoring(
                scheme,
                schemes.set(scheme),
                appraisals.experts(appraisal.id()).size(),
                grades.done(appraisal.id()),
                grades.given(appraisal.id(), unit),
                grades.decided(appraisal.id(), unit));
    }

    /** All that units are scored from. */
    private record Scoring(
            Scheme scheme,
            PerformanceSet set,
            int experts,
            Map<UUID, Set<UUID>> done,
            Map<UUID, List<ScoreSheet.Given>> given,
            Map<UUID, Map<Integer, ScoreSheet.Decided>> decided) {

        Scored of(ScoredUnit unit) {
            int handedIn = done.getOrDefault(unit.unitId(), Set.of()).size();
            boolean allIn = scheme.graded().isEmpty() || handedIn >= experts;
            return new Scored(
                    unit,
                    ScoreSheet.of(
                            scheme,
                            set,
                            unit.figures(),
                            allIn,
                            given.getOrDefault(unit.unitId(), List.of()),
                            decided.getOrDefault(unit.unitId(), Map.of())),
                    handedIn);
        }
    }

    /** Keeps what was told; equal totals share a rank. */
    private void keepResults(Appraisal appraisal) {
        Scheme scheme = schemes.require(appraisal.schemeId());
        List<Scored> all = scored(appraisal).stream()
                .sorted(Comparator.comparing(
                        scored -> scored.sheet().tally().total(),
                        Comparator.nullsLast(
                                Comparator.<BigDecimal>naturalOrder().reversed())))
                .toList();
        int rank = 0;
        BigDecimal before = null;
        for (int place = 0; place < all.size(); place++) {
            BigDecimal total = all.get(place).sheet().tally().total();
            if (total != null && (before == null || total.compareTo(before) != 0)) {
                rank = place + 1;
            }
            before = total;
            ScoredUnit unit = all.get(place).unit();
            appraisals.result(new ScoredUnit(
                    unit.appraisalId(),
                    unit.unitId(),
                    unit.reportId(),
                    unit.name(),
                    unit.division(),
                    unit.institutionId(),
                    unit.figures(),
                    all.get(place).sheet().lines(),
                    total,
                    total == null ? null : rank,
                    total == null ? null : scheme.level(total)));
        }
    }

    private void record(String action, Appraisal appraisal, Map<String, String> details) {
        Map<String, String> all = new HashMap<>(details);
        all.put("name", appraisal.name());
        audit.record("assessment.appraisal-" + action, null, "appraisal", appraisal.id(), all);
    }
}
