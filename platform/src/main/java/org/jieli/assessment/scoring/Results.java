package org.jieli.assessment.scoring;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jieli.assessment.AssessmentFault;
import org.jieli.assessment.task.ReportAccess;
import org.jieli.audit.AuditLog;
import org.jieli.notification.Notice;
import org.jieli.notification.Notices;
import org.jieli.shared.Access;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What follows on a result: the unit reads it, objects, puts right; the leader answers and confirms; the audience reads. */
@Service
@Transactional
class Results {

    private static final Set<Role> NOT_IN_THE_INDUSTRY = EnumSet.of(Role.INTEGRATOR, Role.ADMINISTRATOR);

    private final AppraisalRepository appraisals;
    private final AfterRepository after;
    private final Appraisals leading;
    private final Notices notices;
    private final AuditLog audit;
    private final Clock clock;

    Results(
            AppraisalRepository appraisals,
            AfterRepository after,
            Appraisals leading,
            Notices notices,
            AuditLog audit,
            Clock clock) {
        this.appraisals = appraisals;
        this.after = after;
        this.leading = leading;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /** A unit's result with what followed on it. */
    record Result(
            Appraisal appraisal,
            ScoredUnit unit,
            List<AfterRepository.Objection> objections,
            List<AfterRepository.Rectification> rectifications,
            boolean speaks) {}

    /** What was fed back to units that the asker speaks for or stands above. */
    @Transactional(readOnly = true)
    List<ScoredUnit> readable() {
        Role role = CurrentAccess.require().role();
        return role == Role.HEALTH_COMMISSION || role == Role.ALLIANCE_OFFICE
                ? appraisals.fedBack().stream()
                        .filter(unit -> ReportAccess.mayRead(unit.division(), unit.institutionId()))
                        .toList()
                : List.of();
    }

    /** A result that was fed back, for the unit, for those above it and for the leader. */
    @Transactional(readOnly = true)
    Result read(UUID id, UUID unitId) {
        Appraisal appraisal = appraisals.find(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        Role role = CurrentAccess.require().role();
        ScoredUnit unit = appraisals
                .unit(id, unitId)
                .filter(known -> !known.lines().isEmpty()
                        && (role == Role.HEALTH_COMMISSION || role == Role.ALLIANCE_OFFICE || leads(appraisal))
                        && ReportAccess.mayRead(known.division(), known.institutionId()))
                .orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        return new Result(
                appraisal,
                unit,
                after.objections(id, unitId),
                after.rectifications(id, unitId),
                ReportAccess.speaksFor(unit.division(), unit.institutionId()));
    }

    boolean leads(Appraisal appraisal) {
        return ReportAccess.leadsTasks()
                && appraisal.division().startsWith(CurrentAccess.require().division());
    }

    void object(UUID id, UUID unitId, @Nullable String typed) {
        Result result = own(id, unitId);
        String words = words(typed, "words");
        if (!after.object(id, unitId, words, CurrentAccess.require().personName(), clock.instant())) {
            throw new Fault(AssessmentFault.OBJECTIONS_OVER);
        }
        tellLeader(result, "scoring.notice-objection");
        record("object", result, words);
    }

    void answer(UUID id, UUID unitId, UUID objection, boolean upheld, @Nullable String typed) {
        Result result = led(id, unitId);
        String words = words(typed, "answer-" + objection);
        if (!after.answer(
                id, unitId, objection, upheld, words, CurrentAccess.require().personName(), clock.instant())) {
            throw new Fault(AssessmentFault.STEP_TAKEN);
        }
        tellUnit(result, "scoring.notice-answer", objection.toString());
        record("answer", result, words);
    }

    void demand(UUID id, UUID unitId, @Nullable String typed, @Nullable LocalDate due) {
        Result result = led(id, unitId);
        List<FieldFault> faults = new ArrayList<>();
        String words = Appraisals.words(typed, "demand", faults);
        if (due == null || due.isBefore(LocalDate.now(clock))) {
            faults.add(FieldFault.of("due", "assessment.due-past"));
        }
        Fault.throwIfAny(faults);
        after.demand(id, unitId, words, java.util.Objects.requireNonNull(due));
        tellUnit(
                result,
                "scoring.notice-rectification",
                String.valueOf(clock.instant().toEpochMilli()));
        record("demand", result, words);
    }

    void prove(UUID id, UUID unitId, UUID rectification, @Nullable String typed) {
        Result result = own(id, unitId);
        String words = words(typed, "proof-" + rectification);
        if (!after.prove(
                id, unitId, rectification, words, CurrentAccess.require().personName(), clock.instant())) {
            throw new Fault(AssessmentFault.STEP_TAKEN);
        }
        tellLeader(result, "scoring.notice-proof");
        record("prove", result, words);
    }

    /** Confirms a proof, or sends it back with the reason. */
    void judge(UUID id, UUID unitId, UUID rectification, boolean enough, @Nullable String typed) {
        Result result = led(id, unitId);
        String words = enough ? "" : words(typed, "back-" + rectification);
        boolean done = enough
                ? after.confirm(
                        id, unitId, rectification, CurrentAccess.require().personName(), clock.instant())
                : after.sendBack(id, unitId, rectification, words);
        if (!done) {
            throw new Fault(AssessmentFault.STEP_TAKEN);
        }
        tellUnit(
                result,
                enough ? "scoring.notice-confirmed" : "scoring.notice-sent-back",
                rectification + ":" + clock.instant().toEpochMilli());
        record(enough ? "confirm" : "send-back", result, words);
    }

    /** Appraisals whose levels and ranks the asker may read as one of their audience. */
    @Transactional(readOnly = true)
    List<Appraisal> published() {
        Access access = CurrentAccess.require();
        return appraisals.published(
                NOT_IN_THE_INDUSTRY.contains(access.role())
                        ? List.of(Audience.PUBLIC.name())
                        : List.of(Audience.PUBLIC.name(), Audience.INDUSTRY.name()));
    }

    /** A published appraisal of which the asker, who need not be signed in, is in the audience. */
    @Transactional(readOnly = true)
    Appraisal requirePublished(UUID id) {
        return appraisals
                .find(id)
                .filter(appraisal -> appraisal.publishedAt() != null && isInAudience(appraisal))
                .orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    @Transactional(readOnly = true)
    List<AppraisalRepository.Published> levels(Appraisal appraisal) {
        return appraisals.published(appraisal.id());
    }

    private boolean isInAudience(Appraisal appraisal) {
        if (appraisal.audience() == Audience.PUBLIC) {
            return true;
        }
        return CurrentAccess.find()
                .filter(access -> appraisal.audience() == Audience.INDUSTRY
                        ? !NOT_IN_THE_INDUSTRY.contains(access.role())
                        : leads(appraisal)
                                || readable().stream()
                                        .anyMatch(unit -> unit.appraisalId().equals(appraisal.id())))
                .isPresent();
    }

    private Result own(UUID id, UUID unitId) {
        Result result = read(id, unitId);
        if (!result.speaks()) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
        return result;
    }

    private Result led(UUID id, UUID unitId) {
        leading.led(id);
        return read(id, unitId);
    }

    private void tellUnit(Result result, String key, String event) {
        notices.tell(List.of(Appraisals.notice(result.appraisal(), result.unit(), key, key + ":" + event)));
    }

    private void tellLeader(Result result, String key) {
        notices.tell(List.of(new Notice(
                null,
                result.appraisal().division(),
                key,
                List.of(result.appraisal().name(), result.unit().name()),
                "/scoring/" + result.appraisal().id() + "/units/"
                        + result.unit().unitId(),
                key + ":" + result.unit().unitId() + ":" + clock.instant().toEpochMilli())));
    }

    private static String words(@Nullable String typed, String field) {
        List<FieldFault> faults = new ArrayList<>();
        String words = Appraisals.words(typed, field, faults);
        Fault.throwIfAny(faults);
        return words;
    }

    private void record(String action, Result result, String words) {
        audit.record(
                "assessment.result-" + action,
                null,
                "appraisal",
                result.appraisal().id(),
                Map.of("unit", result.unit().name(), "words", words));
    }
}
